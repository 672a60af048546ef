import { existsSync, realpathSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/**
 * Opens a file without a trace. Reading in WAL mode takes a log and an index beside the file, and makes
 * them when they are missing. A database without a log is whole in its file, which may then be taken
 * for one that does not change (https://www.sqlite.org/wal.html#read_only_databases).
 */
export function openToLook(file: string): DatabaseSync {
  // SQLite keeps the log beside the file that a link leads to.
  const path = realpathSync(file);
  const url = pathToFileURL(path);
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true });
}
