import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { compile, isLinearInV8, linearPattern } from './linear-pattern.ts';
import { ownPatterns } from './own-patterns.ts';
import { inRe2 } from './re2-syntax.ts';

const long = 'a'.repeat(50_000);

describe('a pattern that would take V8 for ever', () => {
  // Each of these takes V8 minutes at least on one of these texts.
  test.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(.*a){12}$',
    String.raw`^\w+([.-]?\w+)*@\w+([.-]?\w+)*(\.\w{2,3})+$`,
    String.raw`^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}[a-z]{2,3}$`,
    '^(a{0,30}){0,30}$',
    String.raw`(\s*,\s*)*x$`,
    '(a*)*b',
  ])('%s is tried all the same', source => {
    const pattern = linearPattern(source);
    expect(pattern?.test(`${long}!`)).toBe(false);
    expect(pattern?.test(`${long.replaceAll('a', ', ')}!`)).toBe(false);
  });

  test.each(['^(?=(a+)+$)a', String.raw`^(a+)+\1$`, '^(?!(a|a)*$)'])(
    '%s is taken by no engine',
    source => {
      expect(linearPattern(source)).toBeNull();
    },
  );
});

describe('an ordinary pattern', () => {
  test.each([
    ['^[a-z]+(-[a-z]+)*$', 'a-b', 'a--b'],
    [String.raw`^(?=.*[A-Z])(?=.*\d).{8,}$`, 'Abcdefg1', 'abcdefg1'],
    ['^(?!-)[a-z-]{1,63}(?<!-)$', 'a-b', '-a'],
    [String.raw`^\p{L}+$`, 'żółć', 'a1'],
    [String.raw`^\+[1-9]\d{1,14}$`, '+15551234', '15551234'],
    [String.raw`^\/[\w\-\.]+$`, '/a-b.c', 'a'],
    ['[a-z]+@', 'a@', 'a'],
    [String.raw`^\s+|\s+$`, '\u00a0a', 'a'],
    ['.*foo.*', 'a foo', 'a\nfo'],
    [String.raw`^([a-z0-9]+\.)*[a-z]{2,}$`, 'a.b.cd', 'a..b'],
  ])('%s goes on working', (source, fits, breaks) => {
    const pattern = linearPattern(source);
    expect([pattern?.test(fits), pattern?.test(breaks)]).toEqual([true, false]);
  });

  test('that is none is refused as V8 does', () => {
    expect(() => linearPattern('(')).toThrow(SyntaxError);
  });

  test('of our own documents is left to V8', () => {
    expect(ownPatterns().size).toBeGreaterThan(4);
    for (const source of ownPatterns()) {
      expect(linearPattern(source)).toBeInstanceOf(RegExp);
      expect(isLinearInV8(compile(source))).toBe(true);
    }
  });
});

test('both engines mean the same by a pattern', () => {
  const atom = fc.constantFrom(
    ...['a', '.', '[^a]', '[a-c]', String.raw`\s`, String.raw`\S`, String.raw`[\s,]`],
    ...[String.raw`[\S]`, String.raw`[^\s]`, String.raw`\d`, String.raw`\w`, String.raw`\W`],
    ...[String.raw`\u00a0`, String.raw`\uD83D\uDE00`, String.raw`\u{1F600}`, '😀', '[.]'],
    ...[String.raw`\p{Lu}`, String.raw`\p{Script=Greek}`, String.raw`\P{L}`, String.raw`\b`],
    ...[String.raw`[\b]`, String.raw`\x41`, String.raw`\t`, String.raw`\cA`, String.raw`\0`],
    ...[String.raw`\/`, String.raw`\.`, '[^]', String.raw`[\]\\]`, String.raw`[\w.]`],
  );
  const pattern = fc.letrec(tie => ({
    term: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc.tuple(tie('term'), tie('term')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('term'), tie('term')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('term'), fc.constantFrom('*', '+', '?', '{1,3}', '*?'))
        .map(([a, q]) => `(${a})${q}`),
    ),
  })).term;
  const text = fc.string({
    unit: fc.constantFrom(
      ...'aAcz ,.5_\n\r\t\\]/\0\u0001\b',
      '\u00a0',
      '\u2028',
      '\ufeff',
      '😀',
      'α',
      'é',
    ),
    maxLength: 6,
  });
  const anchor = fc.constantFrom('', '^', '$', '^$');
  fc.assert(
    fc.property(pattern, text, anchor, (inner, value, anchors) => {
      const source = `${anchors.includes('^') ? '^' : ''}(?:${inner})${anchors.includes('$') ? '$' : ''}`;
      const re2 = RE2JS.compile(RE2JS.translateRegExp(inRe2(source)));
      expect(re2.matcher(value).find()).toBe(new RegExp(source, 'u').test(value));
    }),
    { numRuns: 5000, seed: 20_260_115 },
  );
});
