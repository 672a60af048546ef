import { describe, expect, test } from 'vitest';
import { parseTokenList } from './token-list.ts';

/** As plain data. */
function parsed(text: string) {
  return parseTokenList(text)?.map(({ token, parameters }) => [
    token,
    Object.fromEntries(parameters),
  ]);
}

describe('a list of tokens (RFC 9651)', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['slow', [['slow', {}]]],
    ['slow;delay=500;jitter=100', [['slow', { delay: 500, jitter: 100 }]]],
    [
      'slow; delay=5 ,\tflaky;share=0.25',
      [
        ['slow', { delay: 5 }],
        ['flaky', { share: 0.25 }],
      ],
    ],
    ['leaky;rule=a-b;times=-1', [['leaky', { rule: 'a-b', times: -1 }]]],
    ['leaky;rule="a\\"b"', [['leaky', { rule: 'a"b' }]]],
    ['rate-limited;retry-after=3', [['rate-limited', { 'retry-after': 3 }]]],
    ['a;b;c=?0;d=?1', [['a', { b: true, c: false, d: true }]]],
    ['a;b=1;b=2', [['a', { b: 2 }]]],
    [
      'a, a',
      [
        ['a', {}],
        ['a', {}],
      ],
    ],
  ])('%j', (text, list) => {
    expect(parsed(text)).toEqual(list);
  });

  test.each([
    'slow,',
    ',slow',
    'slow flaky',
    'slow;',
    'slow;Delay=1',
    'slow;delay=',
    'slow;delay=1.',
    'slow;delay=1.2345',
    'slow;delay=1234567890123456',
    'slow ;delay=1',
    '"slow"',
    '5',
    '(slow flaky)',
    'a;b=:YQ==:',
    'a;b="',
    'slow;delay=500 100',
    'ä',
  ])('%j is none', text => {
    expect(parseTokenList(text)).toBeNull();
  });
});
