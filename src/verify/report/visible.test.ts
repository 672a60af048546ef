import { expect, test } from 'vitest';
import { visible } from './visible.ts';

test.each([
  ['a control sequence', '\u001b[2Jgone', '\\u001b[2Jgone'],
  ['a line break', 'a\r\nb', 'a\\r\\nb'],
  ['a C1 control', '\u009b2J', '\\u009b2J'],
  ['delete', '\u007f', '\\u007f'],
  ['a reordered line', 'a\u202eb', 'a\\u202eb'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['an invisible character', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
  ['an invisible character beyond the first plane', '\u{e0041}', '\\udb40\\udc41'],
  ['half a surrogate pair', 'a\ud800b', 'a\\ud800b'],
  ['no character', '\uffff', '\\uffff'],
  ['a command to the runner', '##[stop-commands]x', '#\\u0023[stop-commands]x'],
])('%s is shown as an escape', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('other text stays as it is', () => {
  const text = 'zażółć ギ 😀 <b>&amp;</b> "quoted" \\ # [x]';
  expect(visible(text)).toBe(text);
});
