import { describe, expect, test } from 'vitest';
import { github } from './github.ts';
import { githubSummary } from './github-summary.ts';
import { broken, held, report, unobservable } from './testing/samples.ts';

const options = { colour: false, replay: 'holdfast verify' };
const many = <T>(count: number, make: (id: string) => T) =>
  Array.from({ length: count }, (_, index) => make(`rule-${index}`));

describe('workflow commands', () => {
  const commands = (...rules: Parameters<typeof report>[0]) =>
    github(report(rules), options).trimEnd().split('\n');

  test('annotate what is broken, what was missing, and the figures', () => {
    expect(commands(held(), unobservable(), broken())).toEqual([
      '::error title=omitted-auth-is-kept is broken on POST /webhooks::With `auth` left out, the secret stays.%0A%0APOST /webhooks, shown in 1 request. Checked: the view shows the url%0A- expected  + actual%0A- {"url":"a"}%0A+ {"url":null}',
      '::warning title=tenants-are-isolated cannot be observed on POST /webhooks::no second key is given (--second-api-key)',
      '::notice title=holdfast verify::1 held, 1 broken, 1 unobservable on http://localhost:8080/api/ in 60 cases (seed 7)',
    ]);
  });

  test('are one per rule, however many operations', () => {
    const [error] = commands(broken(), broken({}, { operation: 'POST /ai' }));
    expect(error).toMatch(
      /^::error title=omitted-auth-is-kept is broken on POST \/webhooks%2C POST \/ai::/,
    );
  });

  test('are escaped, in titles more than in messages', () => {
    const odd = 'PUT /100%:a,b';
    const [error = ''] = commands(broken({ message: '100%, a:b' }, { operation: odd }));
    expect(error).toContain(' title=omitted-auth-is-kept is broken on PUT /100%25%3Aa%2Cb::');
    expect(error).toContain(`PUT /100%25:a,b, shown in 1 request. Checked: 100%25, a:b%0A`);
  });

  test('are one per cause, and ten of a kind, the last of which tells how many more there are', () => {
    const lines = commands(
      ...many(10, id => broken({}, { id })),
      ...many(13, id => unobservable({ id })),
    );
    const errors = lines.filter(line => line.startsWith('::error '));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(
      /^::error title=rule-0 is broken .*%0Aalso broken because of this: rule-1, .* rule-9$/,
    );
    const warnings = lines.filter(line => line.startsWith('::warning '));
    expect(warnings).toHaveLength(10);
    expect(warnings[9]).toMatch(/^::warning title=4 more::rule-9 cannot be .*%0Arule-12 cannot be/);
  });

  test('are cut before GitHub cuts them', () => {
    const [error = ''] = commands(broken({}, { statement: 'm'.repeat(9_000) }));
    expect(error).toMatch(/m… \(9,\d\d\d characters\)$/);
    expect(error.length).toBeLessThan(4_200);
  });
});

describe('the step summary', () => {
  test('has a table of every rule, and details of what is broken', () => {
    const text = githubSummary(report([held(), unobservable(), broken()]), options);
    expect(text).toContain('**1** held, **1** broken, **1** unobservable');
    expect(text.match(/^\| (?:❌ broken|⚠️ unobservable|✅ held) \|/gm)).toHaveLength(3);
    expect(text).toContain('<summary><b>omitted-auth-is-kept</b> on POST /webhooks</summary>');
    expect(text).toMatch(/```diff\n.*- \{"url":"a"\}\n\+ \{"url":null\}\n```/s);
    expect(text).toMatch(/```sh\ncurl -si .*\nholdfast verify --rule omitted-auth-is-kept /s);
  });

  test('keeps cells and fences closed', () => {
    const rules = [
      unobservable({ reason: 'a | b\n| c | `d` <b> [e](f)' }),
      broken({ actual: '```` ``` `' }),
    ];
    const text = githubSummary(report(rules), options);
    const row = text.split('\n').find(line => line.includes('unobservable |')) ?? '';
    expect(row.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(7);
    expect(row).not.toMatch(/[^\\][<[`]/);
    expect(text).toMatch(/\n`{5}diff\n.*````.*\n`{5}\n/s);
  });

  test('has as many details as there is room for, in bytes', () => {
    const rules = many(40, id => broken({ actual: 'ż'.repeat(50) }, { id }));
    const whole = githubSummary(report(rules), options);
    const room = Buffer.byteLength(whole) - 1;
    const cut = githubSummary(report(rules), options, room);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(room);
    expect(cut.match(/^<details>$/gm)).toHaveLength(39);
    expect(cut).toContain('The details of 1 more are left out');
    expect(cut.match(/^\| ❌ broken \|/gm)).toHaveLength(40);
    expect(githubSummary(report(rules), options, 100)).toBe('');
  });
});
