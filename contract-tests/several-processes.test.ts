import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { defaultContract } from '../src/contract/own-contract.ts';
import { levels } from '../src/contract/rules.ts';
import { serverUrl, whereToFind } from '../src/store/testing/postgres.ts';
import { databases } from '../src/store/testing/stores.ts';
import { verifyTarget } from '../src/verify/verify-target.ts';
import { startCommand } from './servers/process.ts';
import { startRoundRobin } from './servers/round-robin.ts';
import { runningServer } from './servers/running-server.ts';
import { targetOf } from './servers/target.ts';

const contract = defaultContract();

beforeAll(() => {
  // Both processes of a pair take their secret keys from here.
  vi.stubEnv('HOLDFAST_SECRET_KEYS', `k1:${randomBytes(32).toString('base64')}`);
});

test.skipIf(serverUrl === undefined)(`two servers share ${whereToFind}`, () => {
  expect(databases.map(({ name }) => name)).toContain('postgres');
});

describe.each(databases)('two servers on one database, $name', ({ create }) => {
  test('keep every rule when each request goes to the other one', {
    timeout: 300_000,
  }, async () => {
    await using database = await create();
    const serve = () =>
      startCommand('serve', '--dev', '--admin', '--port', '0', '--db', database.location);
    const [one, two] = await Promise.all([serve(), serve()]);
    const front = await startRoundRobin([one.url, two.url]);
    await using server = runningServer(front.url, one, async () => {
      await front.stop();
      await Promise.all([one, two].map(process => process[Symbol.asyncDispose]()));
    });
    const report = await verifyTarget({
      contract,
      catalogue: contract,
      target: targetOf(server),
      levels,
      runs: 4,
      seed: 20_260_115,
      now: () => performance.now(),
    });
    expect(report.rules.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
    const judged = new Set(report.rules.map(({ id }) => id));
    expect([...judged].sort()).toEqual(Object.keys(contract.rules).sort());
  });
});
