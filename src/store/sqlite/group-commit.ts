import type { DatabaseSync } from 'node:sqlite';
import type { FileWatch } from './file-watch.ts';

/** One write of a batch. */
export interface Write {
  /** Whether all it does is told to what is deferred; any other write changes rows. */
  readonly isDeferred: boolean;
  /** Does the work; throws what the work throws. */
  run(): void;
  /** Its result is on disk. */
  landed(): void;
  /** It left nothing. */
  failed(error: unknown): void;
}

/** What the writes of a batch leave to be done together. */
export interface Deferred {
  /** Does it, and starts anew. */
  settle(): void;
  /** Starts anew without doing it. */
  forget(): void;
}

/**
 * Commits writes together, so that they share one sync of the disk. Each that changes rows has a
 * savepoint: one that throws leaves nothing, and the others land. What is deferred is settled before
 * the next of these and before the commit. It runs to the end without giving way, so that no read of
 * this process sees what is not committed; those of other processes never do.
 *
 * The log is looked at before, so that no gap in it is written over, and the files behind the commit, so that
 * nothing counts as on disk that nobody will find there.
 *
 * Throws when the transaction cannot begin; then no write ran.
 */
export function prepareGroupCommit(
  database: DatabaseSync,
  deferred: Deferred,
  watch: FileWatch = () => undefined,
): (writes: readonly Write[]) => void {
  // IMMEDIATE takes the write lock at once: a transaction that starts by reading and then writes would
  // fail whenever another one wrote in between (https://www.sqlite.org/lang_transaction.html).
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const save = database.prepare('SAVEPOINT one');
  const release = database.prepare('RELEASE one');
  const undo = database.prepare('ROLLBACK TO one');

  /** Whether the write is part of what will be committed. */
  const attempt = (write: Write): boolean => {
    if (!write.isDeferred) {
      deferred.settle();
      save.run();
    }
    try {
      write.run();
      if (!write.isDeferred) release.run();
      return true;
    } catch (error) {
      // A full disk may have rolled back everything already (https://www.sqlite.org/lang_savepoint.html).
      if (!database.isTransaction) throw error;
      if (!write.isDeferred) {
        undo.run();
        release.run();
      }
      write.failed(error);
      return false;
    }
  };

  return writes => {
    watch('before');
    begin.run();
    try {
      const written = writes.filter(attempt);
      deferred.settle();
      commit.run();
      watch('behind');
      for (const write of written) write.landed();
    } catch (error) {
      deferred.forget();
      if (database.isTransaction) database.exec('ROLLBACK');
      for (const write of writes) write.failed(error);
    }
  };
}
