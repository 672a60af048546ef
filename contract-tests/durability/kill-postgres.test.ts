import { expect, test } from 'vitest';
import { createSchema, serverUrl, whereToFind } from '../../src/store/testing/postgres.ts';
import { runKillCycles } from './kill-cycles.ts';

const secretKeys = `k1:${Buffer.alloc(32, 1).toString('base64')}`;

test.skipIf(serverUrl === undefined)(
  `a server killed five times under load on ${whereToFind} keeps what it acknowledged`,
  {
    timeout: 300_000,
  },
  async () => {
    await using schema = await createSchema();
    const database = schema.location;
    const result = await runKillCycles({ cycles: 5, database, secretKeys, report: () => {} });
    expect(result).toMatchObject({ cycles: 5, anomalies: [] });
    expect(result.acknowledged).toBeGreaterThan(5);
  },
);
