import { expect, test } from 'vitest';
import { createRing } from './ring.ts';

function ringOf(weights: readonly number[], bounds: { count: number; weight: number }) {
  const ring = createRing<number>(bounds);
  for (const [entry, weight] of weights.entries()) ring.add(entry, weight);
  return ring.entries();
}

test.each([
  ['fewer than fit', [1, 1], [0, 1]],
  ['as many as fit', [1, 1, 1], [0, 1, 2]],
  ['more than fit', [1, 1, 1, 1, 1], [2, 3, 4]],
  ['what is too heavy together', [1, 9, 3], [2]],
  ['one that is too heavy alone', [1, 1, 99], [2]],
  ['light ones after a heavy one', [99, 1, 1], [1, 2]],
])('keeps the newest of %s, oldest first', (_, weights, kept) => {
  expect(ringOf(weights, { count: 3, weight: 10 })).toEqual(kept);
});

test('after any number of entries it holds no more than its bounds', () => {
  const weights = Array.from({ length: 10_000 }, (_, at) => at % 7);
  expect(ringOf(weights, { count: 50, weight: 1_000 })).toEqual(
    Array.from({ length: 50 }, (_, at) => 9_950 + at),
  );
});
