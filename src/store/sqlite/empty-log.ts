import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

/** Some seconds of trying: a server beside it holds a lock for one commit at a time. */
const attempts = 300;
const pauseMs = 16;

/**
 * Brings what stands in the write-ahead log into the database and cuts the log to nothing; what was
 * overwritten would stay in it otherwise (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
 * Leaves it as it is while another process reads without a pause.
 */
export async function emptyLog(database: DatabaseSync): Promise<void> {
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  for (let attempt = 0; attempt < attempts && checkpoint.get()?.busy === 1; attempt += 1) {
    await pause(pauseMs);
  }
}
