import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { numberOf } from '../columns.ts';
import { damagedDatabase } from '../damage.ts';
import { StoreError } from '../store-error.ts';

/** Throws a StoreError once the file, its log or its index is another one, is gone or was cut. */
export type FileWatch = (moment: 'before' | 'behind') => void;

/**
 * SQLite goes on with a file that was deleted or replaced, until it is closed, and what it writes is
 * lost then. A few calls to the system find out; undefined for a database in memory.
 */
export function watchFiles(database: DatabaseSync, file: string): FileWatch | undefined {
  const path = database.location();
  if (path === null) return undefined;
  // The log and its index are there from the first read to the last close.
  database.prepare('SELECT 1 FROM sqlite_schema').get();
  const parts = [
    watchIdentity(path, file),
    watchIdentity(`${path}-wal`, file),
    watchIdentity(`${path}-shm`, file),
  ] as const;
  const [wholeSize, logSize] = [watchSize(database, file), watchLogSize(`${path}-wal`, file)];
  const [main, log, index] = parts;
  return moment => {
    logSize(log());
    // Each look is a call to the system, and a commit has few of them.
    if (moment === 'before') return;
    wholeSize(main());
    index();
  };
}

function watchIdentity(part: string, file: string): () => Stats {
  const opened = statSync(part);
  return () => {
    const now = statSync(part, { throwIfNoEntry: false });
    if (now !== undefined && now.ino === opened.ino && now.dev === opened.dev) return now;
    throw new StoreError(
      'gone',
      file,
      `${part === file ? 'it' : part} was deleted or replaced while in use; stop the server, put the file or a backup in its place and start again`,
    );
  };
}

/**
 * A file becomes smaller by VACUUM, and SQLite then knows. It is asked rather than the file: to close a
 * descriptor of its own would give up SQLite's locks (https://www.sqlite.org/howtocorrupt.html section 2.2).
 */
function watchSize(database: DatabaseSync, file: string): (stats: Stats) => void {
  const known = database.prepare(
    'SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size',
  );
  let last = 0;
  return ({ size }) => {
    if (size < last && size < numberOf(known.get(), 'size')) throw damagedDatabase(file, undefined);
    last = size;
  };
}

/** A log is cut to nothing by a checkpoint alone, and then starts anew with a header. */
function watchLogSize(path: string, file: string): (stats: Stats) => void {
  let last = 0;
  return ({ size }) => {
    const isCut = size < last && size > 0;
    const hasGap = last === 0 && size > 0 && !hasLogHeader(path);
    if (isCut || hasGap) throw damagedDatabase(file, undefined);
    last = size;
  };
}

/** Its last bit tells the order of bytes in checksums (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). */
function hasLogHeader(path: string): boolean {
  const start = Buffer.alloc(4);
  // SQLite has no lock on the log.
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  return start.readUInt32BE() >>> 1 === 0x377f0682 >>> 1;
}
