import type { Keyring, Randomness } from '../secrets/keyring.ts';
import { isPostgresUrl } from './postgres/database-url.ts';
import type { Store } from './store.ts';

/** Which database, and what seals the secrets in it. */
export interface StoreOptions {
  /** `postgres://…`, a file, made when missing, or `:memory:`. */
  readonly database: string;
  readonly keyring: Keyring;
  /** Makes item ids. */
  readonly random: Randomness;
}

/**
 * Opens the store that the name of a database asks for, and brings its schema up to date.
 *
 * @param options.database - `postgres://…`, a file, made when missing, or `:memory:`.
 * @param options.keyring - Seals and opens the secrets; a database that other keys sealed is refused.
 * @throws {StoreError} with the remedy, when the database cannot be opened.
 * @example
 * import { randomBytes } from 'node:crypto';
 * import { openStore, parseKeyring } from 'holdfast/server';
 *
 * const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * const store = await openStore({ database: ':memory:', keyring, random: randomBytes });
 * await store.close();
 */
export async function openStore({ database, keyring, random }: StoreOptions): Promise<Store> {
  if (isPostgresUrl(database)) {
    const { openPostgresStore } = await import('./postgres/open.ts');
    return openPostgresStore({ url: database, keyring, random });
  }
  const { openSqliteStore } = await import('./sqlite/open.ts');
  return openSqliteStore({ file: database, keyring, random });
}
