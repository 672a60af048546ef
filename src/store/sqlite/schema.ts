import { existsSync, realpathSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type KeyringSource, type SchemaStatus, statusAt } from '../migration.ts';
import { connect } from './connect.ts';
import { type Purpose, translateOpening } from './errors.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

export function schemaStatus(file: string): SchemaStatus {
  return on(file, 'reading', openToLook, database => statusOf(database, file));
}

/** Applies what is pending and tells the status from before. */
export function migrateSchema(file: string, keyring: KeyringSource): SchemaStatus {
  return on(file, 'writing', connect, database => {
    const before = statusOf(database, file);
    migrate(database, file, keyring);
    return before;
  });
}

function statusOf(database: DatabaseSync, file: string): SchemaStatus {
  return statusAt(schemaVersion(database, file), migrations);
}

function on<Result>(
  file: string,
  purpose: Purpose,
  open: (file: string) => DatabaseSync,
  work: (database: DatabaseSync) => Result,
): Result {
  try {
    using database = open(file);
    return work(database);
  } catch (error) {
    throw translateOpening(error, file, purpose);
  }
}

/**
 * Opens a file without a trace. Reading in WAL mode takes a log and an index beside the file, and makes
 * them when they are missing. A database without a log is whole in its file, which may then be taken
 * for one that does not change (https://www.sqlite.org/wal.html#read_only_databases).
 */
function openToLook(file: string): DatabaseSync {
  // SQLite keeps the log beside the file that a link leads to.
  const path = realpathSync(file);
  const url = pathToFileURL(path);
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true });
}
