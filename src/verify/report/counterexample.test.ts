import { expect, test } from 'vitest';
import { word } from '../client/credential-words.ts';
import { createKeyMask } from './key-mask.ts';
import { echoes } from './testing/hostile.ts';
import { apiKey, broken, idleTarget, secondApiKey, step } from './testing/samples.ts';

const counterexample = (...parts: Parameters<typeof broken>) => broken(...parts).counterexample;

test.each(echoes)('an echo of a key is masked: %s', echo => {
  const mask = createKeyMask({
    credentials: { apiKey },
    secondCredentials: { apiKey: secondApiKey },
  });
  const masked = mask(`before ${echo} after`);
  expect(masked).toMatch(/^before .*\$HOLDFAST_(?:SECOND_)?API_KEY.* after$/);
  // What is left beside the word depends on the neighbours of the key, no more than a character of it.
  expect(masked.length).toBeLessThan('before  after'.length + 40);
});

test('each key has its own word', () => {
  const mask = createKeyMask({
    credentials: { apiKey: 'secret-key' },
    secondCredentials: { apiKey: 'secret-key-2' },
  });
  expect(mask('secret-key-2 secret-key SECRET-KEY secret-ke')).toBe(
    [
      word('HOLDFAST_SECOND_API_KEY'),
      word('HOLDFAST_API_KEY'),
      word('HOLDFAST_API_KEY'),
      word('HOLDFAST_API_KEY'),
    ].join(' '),
  );
});

test('a short key is a word of the answers and stays', () => {
  const mask = createKeyMask({
    credentials: { apiKey: 'demo' },
    secondCredentials: { apiKey: 'demo-2' },
  });
  expect(mask('a demo, demo-2')).toBe(`a demo, ${word('HOLDFAST_SECOND_API_KEY')}`);
  expect(createKeyMask({ credentials: { apiKey: 'demo' } })('a demo')).toBe('a demo');
});

test('everything that came from the server passes the mask', () => {
  const echo = `k=${apiKey}`;
  const found = counterexample({
    message: echo,
    steps: [
      step({
        request: { path: `/${echo}`, headers: { [echo]: echo }, body: echo },
        text: JSON.stringify({ [echo]: [echo] }),
        headers: { location: echo },
        arrivals: [{ method: 'POST', path: echo, headers: { [echo]: echo }, text: echo }],
      }),
    ],
    expected: echo,
    actual: { [echo]: echo },
  });
  const said = `k=${word('HOLDFAST_API_KEY')}`;
  expect(JSON.stringify(found)).not.toContain('First');
  expect(found).toMatchObject({
    observation: said,
    steps: [
      {
        request: { headers: { [said]: said }, body: said },
        response: { headers: { location: said }, body: { [said]: [said] } },
        arrivals: [{ method: 'POST', path: said, headers: { [said]: said }, text: said }],
      },
    ],
    expected: said,
    actual: { [said]: said },
  });
});

test.each([
  ['JSON', '{"a":[null,1]}', { a: [null, 1] }],
  ['JSON null', 'null', null],
  ['no JSON', '<html>', '<html>'],
  ['nothing', '', ''],
  ['nested too deeply to be written again', '['.repeat(9_000), '['.repeat(9_000)],
])('a body that is %s is shown as it is', (_, text, shown) => {
  expect(counterexample({ steps: [step({ text })] }).steps[0]?.response.body).toEqual(shown);
});

test('of the header only what says something about the answer is kept', () => {
  const headers = { date: 'now', 'retry-after': '1', 'x-any': 'a' };
  expect(counterexample({ steps: [step({ headers })] }).steps[0]?.response.headers).toEqual({
    'content-type': 'application/json',
    'retry-after': '1',
  });
});

test('a value that is absent is not one that is null', () => {
  expect(counterexample({ expected: null, actual: undefined })).toMatchObject({
    expected: null,
    actual: undefined,
  });
});

test('values that cannot be written are said to be so', () => {
  let deep: unknown = 'x';
  for (let level = 0; level < 20_000; level++) deep = [deep];
  expect(counterexample({ actual: deep }).actual).toBe('nested too deeply to be shown');
});

test('urls are those of the target, with the path of its base', () => {
  const target = idleTarget({ url: new URL('https://example.com/base/') });
  expect(counterexample({}, {}, target).steps[0]?.request.url).toBe(
    'https://example.com/base/webhooks',
  );
});
