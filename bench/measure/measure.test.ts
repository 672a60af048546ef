import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { median } from '../../contract-tests/runner/table.ts';
import { eventLoopGap } from '../items/event-loop-gap.ts';
import { interleaved } from './interleaved.ts';
import { numbersIn } from './numbers.ts';

test('the median is the middle one, or lies between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('rounds take turns, and the first one does not count', async () => {
  const order: string[] = [];
  const measure = (id: string) => async () => order.push(id);
  const taken = await interleaved(2, { a: measure('a'), b: measure('b') });
  expect(order.join('')).toBe('ababab');
  expect(taken).toEqual(
    new Map([
      ['a', [3, 5]],
      ['b', [4, 6]],
    ]),
  );
});

test('what a process prints must have every number that is asked for', () => {
  const told = numbersIn('{"a": 1, "c": "3"}');
  expect(told('a')).toBe(1);
  expect(() => told('c')).toThrow('"c" is no number');
  expect(() => told('d')).toThrow('"d" is no number');
});

test('the longest gap of the event loop is that of the work that least gives way', async () => {
  let now = 0;
  const inSteps = (...steps: readonly number[]) =>
    eventLoopGap(
      async () => {
        for (const step of steps) {
          now += step;
          await turn();
        }
      },
      () => now,
    );
  expect(await inSteps(200)).toBe(200);
  expect(await inSteps(10, 50, 30)).toBe(50);
});
