import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { verifyTarget } from '../../src/verify/verify-target.ts';
import { startMock } from '../servers/mock-server.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { targetOf } from '../servers/target.ts';
import { schedulePath, threeEndpoints } from './third-endpoint.ts';

const contract = readContract(threeEndpoints);
const catalogue = defaultContract();
const documented = Object.keys(catalogue.rules).filter(
  id => catalogue.rules[id]?.level === 'documented',
);

describe.each([
  { name: 'the mock', start: () => startMock(contract) },
  { name: 'the reference server', start: () => startReferenceServer(contract) },
])('$name of a document with a third endpoint', ({ start }) => {
  test('keeps every documented rule on all three, and all of it can be seen', async () => {
    await using server = await start();
    const report = await verifyTarget({
      contract,
      catalogue,
      target: targetOf(server),
      levels: ['documented'],
      runs: 8,
      seed: 20_260_115,
      now: () => performance.now(),
    });
    expect(report.rules.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
    const third = report.rules.filter(({ operation }) => operation === `POST ${schedulePath}`);
    expect(third.map(({ id }) => id).sort()).toEqual([...documented].sort());
    expect(report.summary.held).toBe(3 * documented.length);
  });
});

test('a server without the third endpoint is not taken to have it', async () => {
  await using server = await startReferenceServer();
  const report = await verifyTarget({
    contract,
    catalogue,
    target: targetOf(server),
    levels: ['documented'],
    only: ['omitted-hook-is-kept'],
    runs: 2,
    seed: 1,
    now: () => performance.now(),
  });
  expect(report.rules.map(({ operation, verdict }) => [operation, verdict])).toEqual([
    ['POST /webhooks', 'held'],
    ['POST /ai-interviews/settings/webhooks', 'held'],
    [`POST ${schedulePath}`, 'unobservable'],
  ]);
});
