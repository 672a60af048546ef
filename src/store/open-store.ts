import type { Keyring, Randomness } from '../secrets/keyring.ts';
import { isPostgresUrl } from './postgres/database-url.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** `postgres://…`, a file, made when missing, or `:memory:`. */
  readonly database: string;
  readonly keyring: Keyring;
  /** Makes item ids. */
  readonly random: Randomness;
}

/** Opens the store that the name of a database asks for; rejects with a StoreError that has the remedy. */
export async function openStore({ database, keyring, random }: StoreOptions): Promise<Store> {
  if (isPostgresUrl(database)) {
    const { openPostgresStore } = await import('./postgres/open.ts');
    return openPostgresStore({ url: database, keyring, random });
  }
  const { openSqliteStore } = await import('./sqlite/open.ts');
  return openSqliteStore({ file: database, keyring, random });
}
