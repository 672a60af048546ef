import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from './json-pointer.ts';
import { placesIn } from './places-in.ts';

const pathOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));

test('each place has its pointer, in the order of reading', () => {
  const value = { b: [1, { 'a/~': null }], a: 'x' };
  expect([...(placesIn(value, 10) ?? [])]).toEqual(
    ['', '/b', '/b/0', '/b/1', '/b/1/a~1~0', '/a'].map((pointer, rank) => [pointer, rank]),
  );
});

test('as many places as are allowed are told, and one more is too many', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const all = placesIn(value, Number.POSITIVE_INFINITY) ?? new Map();
      expect(placesIn(value, all.size)).toEqual(all);
      expect(placesIn(value, all.size - 1)).toBeNull();
      for (const pointer of all.keys()) expect(valueAt(value, pathOf(pointer))).toBeDefined();
    }),
  );
});

test('what is nested deep is counted as well', () => {
  const nested = JSON.parse(`${'['.repeat(40_000)}${']'.repeat(40_000)}`);
  expect(placesIn(nested, 1_000)).toBeNull();
});
