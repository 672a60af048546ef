import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { pretty } from './pretty.ts';
import { broken, held, report, step, unobservable } from './testing/samples.ts';

const replay = 'holdfast verify http://localhost:8080/api/';
const written = (...rules: Parameters<typeof report>[0]) =>
  pretty(report(rules), { colour: false, replay });

test('a broken rule is told from its statement to the command that shows it again', () => {
  const found = broken({
    steps: [step({ phase: 'baseline', text: '' }), step({ status: 400, text: '{"title":"No"}' })],
  });
  expect(written(found)).toBe(`BROKEN  omitted-auth-is-kept  POST /webhooks  (documented, 20 cases)
  With \`auth\` left out, the secret stays.
  source: "If \`\`auth\`\` is not included, it is preserved." (webhooks)

  a. POST http://localhost:8080/api/webhooks  (apiKey: $HOLDFAST_API_KEY)
     sends    {"webhooks":{}}
     answers  200
  1. POST http://localhost:8080/api/webhooks  (apiKey: $HOLDFAST_API_KEY)
     sends    {"webhooks":{}}
     answers  400 {"title":"No"}

  checked: the view shows the url
    expected  {"url":"a"}
                     ^^^
    actual    {"url":null}
                     ^^^^

  by hand, with the credentials in $HOLDFAST_API_KEY:
    curl -si -w '\\n' -X POST http://localhost:8080/api/webhooks -H 'apiKey: '"$HOLDFAST_API_KEY" -H 'content-type: application/json' --data-raw '{"webhooks":{}}'
    curl -si -w '\\n' -X POST http://localhost:8080/api/webhooks -H 'apiKey: '"$HOLDFAST_API_KEY" -H 'content-type: application/json' --data-raw '{"webhooks":{}}'

  again:
    holdfast verify http://localhost:8080/api/ --rule omitted-auth-is-kept --seed 7 --path 3:0


broken  omitted-auth-is-kept  POST /webhooks
0 held, 1 broken, 0 unobservable on http://localhost:8080/api/ in 4.2 s (seed 7)
`);
});

test('broken rules come first, then what was missing, then what holds', () => {
  const text = written(held(), unobservable(), broken());
  const places = ['BROKEN', 'unobservable  no second key', 'held  ', '1 held, 1 broken'];
  const found = places.map(word => text.indexOf(word));
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(found).not.toContain(-1);
});

test('a rule that holds on several operations takes one line', () => {
  const text = written(held(), held({ operation: 'POST /ai', cases: 1 }), held({ id: 'other' }));
  expect(text.match(/^held .*$/gm)).toEqual([
    'held  endpoints-are-separate  POST /webhooks, POST /ai  (documented, 21 cases)',
    'held  other  POST /webhooks  (documented, 20 cases)',
  ]);
});

test('what was missing is told once for all the rules that it hides', () => {
  const text = written(unobservable(), unobservable({ id: 'b' }), unobservable({ reason: 'else' }));
  expect(text.match(/^unobservable .*$/gm)).toEqual([
    'unobservable  no second key is given (--second-api-key)',
    'unobservable  else',
  ]);
  expect(text.match(/^ {2}(tenants-are-isolated|b) {2}/gm)).toHaveLength(3);
});

test('a rule of which only a part was seen names the clauses that were not', () => {
  const unseen = [{ id: 'items', statement: 'no item changes' }];
  expect(written(unobservable({ unseen }))).toContain(
    '(documented, 20 cases)\n    not seen: no item changes\n',
  );
  expect(written(unobservable({ unseen, cases: 0 }))).not.toContain('not seen');
});

describe('the evidence', () => {
  test('shows deliveries, and Basic credentials in the clear', () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    const authorization = basic('user:********');
    const headers = { host: 'localhost', authorization, connection: 'keep-alive' };
    const text = written(
      broken({
        steps: [step({ arrivals: [{ method: 'POST', path: '/hook', headers, text: '{}' }] })],
        expected: { authorization: basic('user:secret') },
        actual: { authorization },
      }),
    );
    expect(text).toContain(`arrives  /hook  (authorization: ${authorization})\n`);
    expect(text).toMatch(/decoded:\n +expected {2}\{"authorization":"user:secret"\}/);
    expect(text).toContain('# events go to the urls below: listen there first');
  });

  test('tells the length of what is shortened', () => {
    const body = JSON.stringify({ name: 'n'.repeat(9_000) });
    const text = written(broken({ steps: [step({ request: { body } })] }));
    expect(text).toContain('nnn… (9,011 characters)\n');
    expect(text).toMatch(/# a request of 9,\d\d\d characters, whole in --reporter json/);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(700);
  });

  test('names more than 26 steps of the baseline', () => {
    const steps = Array.from({ length: 28 }, () => step({ phase: 'baseline' }));
    expect(written(broken({ steps }))).toMatch(/ z\. POST .* aa\. POST .* ab\. POST /s);
  });
});

test('colours change nothing but the colours and the carets', () => {
  const rules = [broken(), unobservable(), held()];
  const coloured = pretty(report(rules), { colour: true, replay });
  expect(coloured).toContain('\u001b[31m\u001b[1mBROKEN');
  expect(stripVTControlCharacters(coloured)).toBe(written(...rules).replaceAll(/^ *\^+\n/gm, ''));
});
