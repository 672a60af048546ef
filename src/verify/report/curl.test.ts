import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { word } from '../client/credential-words.ts';
import type { Step } from '../observe/step.ts';
import { curlLines } from './curl.ts';
import { idleTarget, step } from './testing/samples.ts';

const urlOf = (request: Step['request']) => idleTarget().urlOf(request).href;

/** Runs the lines with a `curl` that answers as told; the arguments of each of its calls. */
function paste(lines: readonly string[], answer = '{}'): readonly (readonly string[])[] {
  const script = [
    'exec 3>&1 > /dev/null',
    'curl() { printf "%s\\0" "$#" "$@" >&3; printf %s "$ANSWER"; }',
    ...lines,
  ];
  const env = { ANSWER: answer, HOLDFAST_API_KEY: "it's $1" };
  const output = execFileSync('bash', ['--norc', '-euc', script.join('\n')], { env });
  const words = output.toString().split('\0').slice(0, -1);
  const calls: string[][] = [];
  for (let at = 0; at < words.length; at += 1 + Number(words[at]))
    calls.push(words.slice(at + 1, at + 1 + Number(words[at])));
  return calls;
}

const send = (request: Partial<Step['request']>) => paste(curlLines([step({ request })], urlOf));

test('a pasted line sends what was sent, with the key of the environment', () => {
  expect(send({})).toEqual([
    [
      ...['-si', '-w', '\\n', '-X', 'POST', 'http://localhost:8080/api/webhooks'],
      ...['-H', "apiKey: it's $1", '-H', 'content-type: application/json'],
      ...['--data-raw', '{"webhooks":{}}'],
    ],
  ]);
});

describe('bodies arrive as they were', () => {
  test.each([
    ['quotes', `{"a":"it's \\"quoted\\" $HOME \`id\` !"}`],
    ['controls', '{"a":\u001b[2J\u0001\r\n\t\u007f}\n'],
    ['what a runner obeys', '##[stop-commands]x'],
    ['any script', 'zażółć ギ 😀 \u202e \u2028'],
    ['an option', '--help'],
    ['nothing', ''],
  ])('%s', (_, body) => {
    expect(send({ body })[0]?.at(-1)).toBe(body);
  });
});

describe('a form', () => {
  const form = (body: string) =>
    send({ body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })[0]?.slice(8);

  test('is sent field by field', () => {
    const body = new URLSearchParams([
      ['name', `it's $HOME & "co"`],
      ['tags[0]', '@file'],
      ['a=b@c', ''],
    ]);
    expect(form(body.toString())).toEqual([
      ...['--data-urlencode', `name=it's $HOME & "co"`],
      ...['--data-urlencode', 'tags[0]=@file'],
      ...['--data-urlencode', 'a%3Db%40c='],
    ]);
  });

  test.each(['a=%', '=1', 'a', ''])(
    'that curl would write otherwise is sent as it is: %s',
    body => {
      expect(form(body)).toEqual(['--data-raw', body]);
    },
  );
});

test('no line holds what a terminal obeys', () => {
  const body = '\u001b[2J\u009b\u202e ##[error]';
  const [line] = curlLines([step({ request: { body } })], urlOf);
  expect(line).not.toMatch(/[\p{Cc}\p{Cf}]|##\[/u);
});

describe('a header', () => {
  test('without a value is sent, as curl wants it', () => {
    expect(send({ headers: { apiKey: '' } })[0]).toContain('apiKey;');
  });

  test('that was not sent is not added', () => {
    expect(send({ headers: {} })[0]).toContain('content-type:');
  });

  test('holds what a rule makes of a key', () => {
    const call = send({ headers: { apiKey: word('HOLDFAST_API_KEY', 'but its end') } })[0];
    expect(call).toContain("apiKey: it's $");
  });
});

describe('ids that the server makes up', () => {
  const create = (ids: readonly (string | number)[], collection = 'assessments') =>
    step({
      request: { path: `/items/${collection}`, base: 'admin' },
      text: JSON.stringify({ ids }),
    });
  const show = (id: string, collection = 'assessments') =>
    step({ request: { method: 'GET', path: `/items/${collection}/${id}`, base: 'admin' } });
  const fire = (id: string | number) => {
    const body = JSON.stringify({ collection: 'assessments', id, count: 17 });
    return step({ request: { path: '/events', base: 'admin', body } });
  };

  test('are taken from the new answer, each where it was', () => {
    const lines = curlLines([create(['a', 'b', 'c']), show('b'), fire('c')], urlOf);
    const [, shown, fired] = paste(lines, '{\n  "ids": [ "x", "y", "z" ]\n}');
    expect(shown).toContain('http://localhost:8080/__admin/items/assessments/y');
    expect(fired?.at(-1)).toBe('{"collection":"assessments","id":"z","count":17}');
  });

  test('may be numbers, which are many other things as well', () => {
    const lines = curlLines([create([7]), show('7'), fire(7)], urlOf);
    const [, shown, fired] = paste(lines, '{"ids":[8]}');
    expect(shown).toContain('http://localhost:8080/__admin/items/assessments/8');
    expect(fired?.at(-1)).toBe('{"collection":"assessments","id":8,"count":17}');
  });

  test('may be the same in two collections, of which each has its own', () => {
    const other = 'aiInterviews';
    const steps = [create([7]), create([7], other), show('7'), show('7', other)];
    const [, , first = '', second = ''] = curlLines(steps, urlOf);
    expect(first).toContain('"$IDS_1"');
    expect(second).toContain('"$IDS_2"');
  });

  test('keep every digit', () => {
    const made = {
      ...create([]),
      response: { ...create([]).response, text: '{"ids":[9007199254740993]}' },
    };
    expect(curlLines([made, show('9007199254740993')], urlOf)[1]).toContain('"$IDS_1"');
  });

  test('are not caught when nothing needs them', () => {
    expect(curlLines([create(['a']), step()], urlOf)[0]).toMatch(/^curl -si /);
  });
});
