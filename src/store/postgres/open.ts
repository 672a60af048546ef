import type { Store } from '../store.ts';
import { checkKeyring } from './check-keyring.ts';
import { createPool, endPool, type PoolOptions } from './connect.ts';
import { placeOf } from './database-url.ts';
import { migrate } from './migrate.ts';
import { type PostgresOptions, PostgresStore } from './store.ts';
import { takeTurn } from './transact.ts';

/** Opens the store and brings its schema to the newest version; rejects with a StoreError with the remedy. */
export async function openPostgresStore(
  options: PoolOptions & Omit<PostgresOptions, 'place'>,
): Promise<Store> {
  const place = placeOf(options.url);
  const pool = createPool(options);
  try {
    await takeTurn(pool, place, async client => {
      await migrate(client, place, () => options.keyring);
      await checkKeyring(client, options.keyring, place);
    });
    return new PostgresStore(pool, { ...options, place });
  } catch (error) {
    await endPool(pool);
    throw error;
  }
}
