import { expect, test } from 'vitest';
import { runEach } from './run-each.ts';

const turn = () => new Promise(resolve => setImmediate(resolve));

test('results stand in the order of the jobs, whichever ends first', async () => {
  let underWay = 0;
  let most = 0;
  const results = await runEach([3, 1, 2], { atOnce: 2 }, async turns => {
    underWay += 1;
    most = Math.max(most, underWay);
    for (let left = turns; left > 0; left -= 1) await turn();
    underWay -= 1;
    return turns * 10;
  });
  expect(results).toEqual([30, 10, 20]);
  expect(most).toBe(2);
});

test('a job that fails is told once those under way have ended, and no other is begun', async () => {
  const begun: string[] = [];
  const ended: string[] = [];
  const failed = runEach(['fails', 'runs', 'waits'], { atOnce: 2 }, async job => {
    begun.push(job);
    await turn();
    if (job === 'fails') throw new Error('it broke');
    await turn();
    ended.push(job);
  });
  await expect(failed).rejects.toThrow('it broke');
  expect(begun).toEqual(['fails', 'runs']);
  expect(ended).toEqual(['runs']);
});
