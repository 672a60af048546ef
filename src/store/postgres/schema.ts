import type { PoolClient } from 'pg';
import { type SchemaActions, statusAt } from '../migration.ts';
import { createPool, endPool, type PoolOptions } from './connect.ts';
import { placeOf } from './database-url.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { takeTurn } from './take-turn.ts';

/** A migration may have to rewrite a large table. */
const patience = { statementTimeout: 600_000 };

export function postgresSchema(url: string): SchemaActions {
  const place = placeOf(url);
  const statusOf = async (client: PoolClient) =>
    statusAt(await schemaVersion(client, place), migrations);
  const inTurn = async <Result>(
    work: (client: PoolClient) => Promise<Result>,
    timeouts: Pick<PoolOptions, 'statementTimeout'> = {},
  ) => {
    const pool = createPool({ url, poolSize: 1, ...timeouts });
    try {
      return await takeTurn(pool, place, work);
    } finally {
      await endPool(pool);
    }
  };
  return {
    status: () => inTurn(statusOf),
    migrate: keyring =>
      inTurn(async client => {
        const before = await statusOf(client);
        await migrate(client, place, keyring);
        return before;
      }, patience),
  };
}
