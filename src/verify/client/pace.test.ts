import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

/** Turns at times of a clock that somebody else moves; a sleep tells how long it is. */
function pacedAt(perSecond: number) {
  let time = 1_000;
  const slept: number[] = [];
  const turn = createPace(perSecond, {
    now: () => time,
    sleep: async milliseconds => {
      slept.push(milliseconds);
    },
  });
  return { turn, slept, wait: (milliseconds: number) => (time += milliseconds) };
}

test('turns that are asked for at once are spaced evenly', async () => {
  const { turn, slept } = pacedAt(4);
  await Promise.all([turn(), turn(), turn(), turn()]);
  expect(slept).toEqual([250, 500, 750]);
});

test('who comes later than the next turn does not wait, and time gone by is not saved up', async () => {
  const { turn, slept, wait } = pacedAt(2);
  await turn();
  wait(5_000);
  await Promise.all([turn(), turn()]);
  expect(slept).toEqual([500]);
});

test('a rate below one a second is kept', async () => {
  const { turn, slept } = pacedAt(0.5);
  await Promise.all([turn(), turn()]);
  expect(slept).toEqual([2_000]);
});

test('without a limit nobody waits', async () => {
  const { turn, slept } = pacedAt(Number.POSITIVE_INFINITY);
  await Promise.all([turn(), turn(), turn()]);
  expect(slept).toEqual([]);
});
