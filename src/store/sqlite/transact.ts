import type { DatabaseSync } from 'node:sqlite';

/**
 * `IMMEDIATE` takes the write lock at once: a transaction that starts by reading and then writes
 * would fail with SQLITE_BUSY whenever another one wrote in between. `DEFERRED` is for reads of one
 * moment, which wait for nobody (https://www.sqlite.org/lang_transaction.html).
 */
export function transact<Result>(
  database: DatabaseSync,
  mode: 'IMMEDIATE' | 'DEFERRED',
  work: () => Result,
): Result {
  database.exec(`BEGIN ${mode}`);
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
