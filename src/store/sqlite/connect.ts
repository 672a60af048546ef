import { DatabaseSync } from 'node:sqlite';
import { isLocked } from './errors.ts';
import { keepForOwner } from './owner-alone.ts';

/** Milliseconds to wait for another process's lock; 0, Node's default, would fail at once. */
const busyTimeout = 5_000;

/** Opens a file, or `:memory:`, so that a committed transaction survives a power cut. */
export function connect(file: string): DatabaseSync {
  keepForOwner(file);
  const database = new DatabaseSync(file, { timeout: busyTimeout });
  try {
    // What a damaged page says of its cells is checked before it is followed.
    database.exec('PRAGMA cell_size_check = ON');
    // Readers never wait for the writer, and the log is synced at each commit.
    writeAhead(database);
    database.exec('PRAGMA synchronous = FULL');
    // macOS: fsync alone leaves data in the drive's cache. No effect elsewhere.
    database.exec('PRAGMA fullfsync = ON');
    database.exec('PRAGMA foreign_keys = ON');
    // What is overwritten or deleted is a sealed secret more often than not: zeroed, since a key that
    // has been changed, for having come out perhaps, would open what is left of it in freed pages.
    database.exec('PRAGMA secure_delete = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const pauseMs = 10;

/**
 * SQLite does not wait where it would have to hold a lock meanwhile, as for this change: of two
 * processes that open a new file together, one is refused at once
 * (https://www.sqlite.org/c3ref/busy_handler.html).
 */
function writeAhead(database: DatabaseSync): void {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isLocked(error) || waited >= busyTimeout) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}
