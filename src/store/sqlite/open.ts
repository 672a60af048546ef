import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../store.ts';
import { checkKeyring } from './check-keyring.ts';
import { checkLog } from './check-log.ts';
import { connect } from './connect.ts';
import { translateOpening } from './errors.ts';
import { watchFiles } from './file-watch.ts';
import { checkSchema, migrate } from './migrate.ts';
import { isOpenHere, markOpen } from './open-files.ts';
import { type SqliteOptions, SqliteStore } from './store.ts';

/** Opens the store and brings its schema to the newest version; throws a StoreError with the remedy. */
export function openSqliteStore(options: SqliteOptions): Store {
  const { file, keyring } = options;
  let database: DatabaseSync | undefined;
  try {
    if (!isOpenHere(file)) checkLog(file);
    database = connect(file);
    migrate(database, file, () => keyring);
    checkSchema(database, file);
    checkKeyring(database, keyring, file);
    const watch = watchFiles(database, file);
    // From here on locks are waited for without blocking the event loop: see `session.ts`.
    database.exec('PRAGMA busy_timeout = 0');
    return new SqliteStore(database, { ...options, watch, closed: markOpen(file) });
  } catch (error) {
    database?.close();
    throw translateOpening(error, file);
  }
}
