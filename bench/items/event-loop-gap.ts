import { setImmediate as turn } from 'node:timers/promises';

/** The longest time, in milliseconds, that the event loop did not come round while the work went on. */
export async function eventLoopGap(
  work: () => Promise<void>,
  clock = () => performance.now(),
): Promise<number> {
  let isDone = false;
  // After the clock has started: work may be synchronous, which is just what is to be found out.
  const done = turn()
    .then(work)
    .finally(() => {
      isDone = true;
    });
  let longest = 0;
  for (let last = clock(); !isDone; ) {
    await turn();
    const now = clock();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await done;
  return longest;
}
