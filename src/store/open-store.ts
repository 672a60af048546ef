import type { Dialect, StoreOptions } from './dialect.ts';
import { isPostgresUrl } from './postgres/database-url.ts';
import { postgres } from './postgres/dialect.ts';
import { sqlite } from './sqlite/dialect.ts';
import type { Store } from './store.ts';

/** The kind of the database with this name; the one place that tells them apart. */
export function dialectOf(database: string): Dialect {
  return isPostgresUrl(database) ? postgres : sqlite;
}

/** The name of a database as people may see it: a URL without its password. */
export function shownDatabase(database: string): string {
  return dialectOf(database).shownName(database);
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
export async function openStore(options: StoreOptions): Promise<Store> {
  return dialectOf(options.database).open(options);
}
