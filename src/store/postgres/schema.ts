import type { PoolClient } from 'pg';
import { type KeyringSource, type SchemaStatus, statusAt } from '../migration.ts';
import { createPool, endPool, type PoolOptions } from './connect.ts';
import { placeOf } from './database-url.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { takeTurn } from './transact.ts';

/** A migration may have to rewrite a large table. */
const patience = 600_000;

export function schemaStatus(url: string): Promise<SchemaStatus> {
  return on({ url }, statusOf);
}

/** Applies what is pending and tells the status from before. */
export function migrateSchema(url: string, keyring: KeyringSource): Promise<SchemaStatus> {
  return on({ url, statementTimeout: patience }, async (client, place) => {
    const before = await statusOf(client, place);
    await migrate(client, place, keyring);
    return before;
  });
}

async function statusOf(client: PoolClient, place: string): Promise<SchemaStatus> {
  return statusAt(await schemaVersion(client, place), migrations);
}

async function on<Result>(
  options: PoolOptions,
  work: (client: PoolClient, place: string) => Promise<Result>,
): Promise<Result> {
  const place = placeOf(options.url);
  const pool = createPool({ ...options, poolSize: 1 });
  try {
    return await takeTurn(pool, place, client => work(client, place));
  } finally {
    await endPool(pool);
  }
}
