import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isSameJson } from './same-json.ts';

const values: readonly unknown[] = [
  ...[null, true, false, 0, -0, 1, '', '1', undefined],
  ...[[], [1], [1, 2], [2, 1], {}, { a: 1 }, { a: undefined }, { b: undefined }],
  ...[{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: { b: [{}] } }, { a: { b: [[]] } }],
  ...[new Date(0), new Date(1), JSON.parse('{"__proto__":1}'), Object.create(null)],
];

describe('what is the same is what Node says is', () => {
  test.each(values)('for %j', one => {
    for (const other of values.filter(other => !(other instanceof Date && one instanceof Date)))
      if (Object.getPrototypeOf(one ?? 1) === Object.getPrototypeOf(other ?? 1))
        expect(isSameJson(one, other), JSON.stringify(other)).toBe(isDeepStrictEqual(one, other));
  });
});

test('an object of a class is the same as itself alone', () => {
  const [one, other] = [new Date(0), new Date(0)];
  expect([isSameJson(one, one), isSameJson(one, other), isSameJson(one, {})]).toEqual([
    true,
    false,
    false,
  ]);
});
