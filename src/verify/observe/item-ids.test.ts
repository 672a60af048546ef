import { describe, expect, test } from 'vitest';
import { idText, itemIdsIn } from './item-ids.ts';

test('ids stay as they were given, numbers with every digit', () => {
  expect(itemIdsIn('{"ids": ["7", 7, 9007199254740993, 1.50, "\\u00e9/\\"?"]}')).toEqual([
    '"7"',
    '7',
    '9007199254740993',
    '1.50',
    '"é/\\"?"',
  ]);
});

test.each(['', '[]', '{}', '{"ids":7}', '{"ids":[null]}', '{"ids":[{"id":1}]}', '<html>'])(
  '%j lists none',
  text => {
    expect(itemIdsIn(text)).toBeNull();
  },
);

describe('as a text', () => {
  test.each([
    ['"a/b \\"c\\""', 'a/b "c"'],
    ['9007199254740993', '9007199254740993'],
  ])('%s is %s', (id, text) => {
    expect(idText(id)).toBe(text);
  });
});
