import { describe, expect, test } from 'vitest';
import { defaultContract } from '../src/contract/own-contract.ts';
import { verifyTarget } from '../src/verify/verify-target.ts';
import { targetOf } from './servers/target.ts';
import { servers } from './servers.ts';

const contract = defaultContract();
const operations = contract.updates.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
const documented = Object.entries(contract.rules)
  .filter(([, { level }]) => level === 'documented')
  .map(([id]) => id);

describe.each(servers)('$name', ({ start }) => {
  test('keeps every documented rule, and all of it can be seen', async () => {
    await using server = await start();
    const report = await verifyTarget({
      contract,
      catalogue: contract,
      target: targetOf(server),
      levels: ['documented'],
      runs: 8,
      seed: 20_260_115,
      now: () => performance.now(),
    });
    expect(report.rules.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
    const judged = report.rules.map(({ id, operation }) => `${id} ${operation}`);
    const all = documented.flatMap(id => operations.map(operation => `${id} ${operation}`));
    expect(judged.sort()).toEqual(all.sort());
    expect(report.summary).toEqual({ held: all.length, broken: 0, unobservable: 0 });
  });
});
