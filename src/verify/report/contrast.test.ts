import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { contrastLines } from './contrast-lines.ts';
import { ansiPaint, noPaint } from './paint.ts';

const text = (expected: unknown, actual: unknown) =>
  contrastLines(contrast(expected, actual), noPaint);

describe('short values stand on a line each, with carets under what differs', () => {
  test.each([
    [
      'a member',
      { status: true, url: null },
      { status: false, url: null },
      [
        'expected  {"status":true,"url":null}',
        '                    ^^^^',
        'actual    {"status":false,"url":null}',
        '                    ^^^^^',
      ],
    ],
    [
      'part of a string',
      'Basic abcXYdef',
      'Basic abcZdef',
      [
        'expected  "Basic abcXYdef"',
        '                    ^^',
        'actual    "Basic abcZdef"',
        '                    ^',
      ],
    ],
    [
      'an escape, whole',
      'a\u0001b',
      'a\u0002b',
      [
        'expected  "a\\u0001b"',
        '            ^^^^^^',
        'actual    "a\\u0002b"',
        '            ^^^^^^',
      ],
    ],
    ['all of it', 200, 401, ['expected  200', 'actual    401']],
    ['its type', 200, '200', ['expected  200', 'actual    "200"']],
    ['its absence', null, undefined, ['expected  null', 'actual    nothing']],
  ])('%s', (_, expected, actual, lines) => {
    expect(text(expected, actual)).toEqual(lines);
  });

  test('something missing leaves nothing to mark on its side', () => {
    expect(text(['a'], ['a', 'b'])).toEqual([
      'expected  ["a"]',
      '',
      'actual    ["a","b"]',
      '              ^^^^',
    ]);
  });
});

describe('long values', () => {
  const hook = (url: string | null) => ({ status: true, url });
  const view = (start: string, updates: string | null) => ({
    start: hook(start),
    one: hook('https://hooks.example.com/one'),
    two: hook('https://hooks.example.com/two'),
    updates: hook(updates),
  });

  test('are shown line by line, without the lines alike', () => {
    expect(text(view('https://a.example', null), view('https://b.example', null))).toEqual([
      '- expected  + actual',
      '  {',
      '    "start": {',
      '      "status": true,',
      '-     "url": "https://a.example"',
      '+     "url": "https://b.example"',
      '    },',
      '    "one": {',
      '      "status": true,',
      '  … 11 lines alike',
    ]);
  });

  test('keep lines of both between two differences', () => {
    const lines = text(view('https://a.example', 'x'), view('https://b.example', 'y'));
    expect(lines).toContain('+     "url": "https://b.example"');
    expect(lines).toContain('  … 5 lines alike');
    expect(lines).toContain('-     "url": "x"');
  });

  test('show members that only one side has', () => {
    const long = { text: 'a'.repeat(120) };
    expect(text({ ...long, more: 1 }, long)).toEqual([
      '- expected  + actual',
      '  {',
      expect.stringMatching(/^- {3}"text": /),
      '-   "more": 1',
      expect.stringMatching(/^\+ {3}"text": /),
      '  }',
    ]);
  });

  test('are cut around the difference, with the length told', () => {
    const name = (end: string) => `${'n'.repeat(5_000)}${end}${'m'.repeat(3_000)}`;
    const [expected = '', , actual = ''] = text(name('X'), name('Y'));
    expect(expected).toMatch(
      /^expected {2}"n+…\(4,901 characters\)…n+Xm+…\(2,921 characters\)…m+"$/,
    );
    expect(actual).toContain('nYm');
    expect(expected.length).toBeLessThan(300);
  });

  test('are limited in lines', () => {
    const lines = text(
      Array.from({ length: 900 }, (_, index) => `a${index}`),
      Array.from({ length: 900 }, (_, index) => `b${index}`),
    );
    expect(lines.length).toBeLessThan(90);
    expect(lines.at(-1)).toMatch(/^ {2}… 1,?7\d\d more lines$/);
  });
});

test('with colours the difference is underlined instead', () => {
  const lines = contrastLines(contrast({ a: true }, { a: null }), ansiPaint);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('\u001b[32m\u001b[4mtrue\u001b[24m\u001b[39m');
  expect(lines[1]).toContain('\u001b[31m\u001b[4mnull\u001b[24m\u001b[39m');
});
