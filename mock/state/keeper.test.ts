import { expect, test } from 'vitest';
import type { Schedule } from '../schedule.ts';
import { createKeeper } from './keeper.ts';
import { emptyState, type MockState } from './state.ts';

/** Runs what is scheduled when it is told to. */
function byHand() {
  const due: (() => void)[] = [];
  const schedule: Schedule = work => {
    due.push(work);
    return () => void due.splice(due.indexOf(work), 1);
  };
  return { schedule, due, run: () => due.splice(0).map(work => work()) };
}

/** A disk whose writes end when they are told to. */
function slowDisk() {
  const written: number[] = [];
  const waiting: PromiseWithResolvers<void>[] = [];
  return {
    written,
    waiting,
    async write({ created }: MockState) {
      written.push(created);
      const end = Promise.withResolvers<void>();
      waiting.push(end);
      await end.promise;
    },
  };
}

const state = (created: number) => () => ({ ...emptyState, created });
const failed = () => expect.fail('a write failed');
const turn = () => new Promise(resolve => setImmediate(resolve));

test('writes once for many changes, and writes the last of them', async () => {
  const { schedule, due, run } = byHand();
  const written: number[] = [];
  const write = async ({ created }: MockState) => void written.push(created);
  const keeper = createKeeper({ write, failed, schedule });
  for (const created of [1, 2, 3]) keeper.changed(state(created));
  expect([due.length, written]).toEqual([1, []]);
  run();
  await turn();
  expect(written).toEqual([3]);
});

test('writes at the stop what has not been written, and nothing twice', async () => {
  const { schedule, due } = byHand();
  const written: number[] = [];
  const write = async ({ created }: MockState) => void written.push(created);
  const keeper = createKeeper({ write, failed, schedule });
  keeper.changed(state(1));
  await keeper.close();
  await keeper.close();
  expect([due.length, written]).toEqual([0, [1]]);
});

test('never writes twice at a time', async () => {
  const { schedule, run } = byHand();
  const disk = slowDisk();
  const keeper = createKeeper({ write: disk.write, failed, schedule });
  keeper.changed(state(1));
  run();
  await turn();
  keeper.changed(state(2));
  run();
  await turn();
  expect(disk.written).toEqual([1]);
  disk.waiting[0]?.resolve();
  await turn();
  expect(disk.written).toEqual([1, 2]);
});

test('tells a failure, and tries again with the next change and at the stop', async () => {
  const { schedule, run } = byHand();
  const written: number[] = [];
  const failures: unknown[] = [];
  const full = new Error('no space left');
  const write = async ({ created }: MockState) => {
    if (created < 3) throw full;
    written.push(created);
  };
  const keeper = createKeeper({ write, failed: error => failures.push(error), schedule });
  keeper.changed(state(1));
  run();
  await turn();
  await keeper.close();
  expect(failures).toEqual([full, full]);
  keeper.changed(state(3));
  run();
  await turn();
  expect(written).toEqual([3]);
});
