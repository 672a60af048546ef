import type { Pool, PoolClient } from 'pg';
import type { Keyring } from '../../secrets/keyring.ts';
import type { Store } from '../store.ts';
import { checkKeyring } from './check-keyring.ts';
import { createPool, endPool, type PoolOptions } from './connect.ts';
import { placeOf } from './database-url.ts';
import { translate, translateConnecting } from './errors.ts';
import { migrate, takeTurn } from './migrate.ts';
import { type PostgresOptions, PostgresStore } from './postgres-store.ts';

/** Opens the store and brings its schema to the newest version; rejects with a StoreError with the remedy. */
export async function openPostgresStore(
  options: PoolOptions & Omit<PostgresOptions, 'place'>,
): Promise<Store> {
  const place = placeOf(options.url);
  const pool = createPool(options);
  try {
    await prepare(pool, options.keyring, place);
    return new PostgresStore(pool, { ...options, place });
  } catch (error) {
    await endPool(pool);
    throw error;
  }
}

async function prepare(pool: Pool, keyring: Keyring, place: string): Promise<void> {
  const client = await connect(pool, place);
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    await takeTurn(client);
    await migrate(client, place);
    await checkKeyring(client, keyring, place);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw translate(error, place);
  }
}

async function connect(pool: Pool, place: string): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw translateConnecting(error, place);
  }
}
