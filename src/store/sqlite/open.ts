import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../store.ts';
import { checkKeyring } from './check-keyring.ts';
import { connect } from './connect.ts';
import { translate } from './errors.ts';
import { migrate } from './migrate.ts';
import { type SqliteOptions, SqliteStore } from './sqlite-store.ts';

/** Opens the store and brings its schema to the newest version; throws a StoreError with the remedy. */
export function openSqliteStore({ file, keyring, random }: SqliteOptions): Store {
  let database: DatabaseSync | undefined;
  try {
    database = connect(file);
    migrate(database, file);
    checkKeyring(database, keyring, file);
    return new SqliteStore(database, { file, keyring, random });
  } catch (error) {
    database?.close();
    throw translate(error, file);
  }
}
