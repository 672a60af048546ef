import type { Pool } from 'pg';
import { textOf } from './columns.ts';
import { hasCommitted } from './has-committed.ts';
import { query, type Row, type Statement } from './query.ts';

/** A transaction that writes for one tenant: what it reads, and what it makes of that. */
export interface Work<Result> {
  readonly tenant: string;
  readonly read?: Statement;
  /** Pure. Nothing to write takes the transaction back. */
  readonly decide: (rows: readonly Row[]) => Decision<Result>;
}

export interface Decision<Result> {
  readonly result: Result;
  readonly writes: readonly Statement[];
}

/**
 * Whoever writes for a tenant holds the tenant's row until the end: updates, cascades, creations and
 * changes of items take turns in some order, and the outcome is what that order yields. Finer locks
 * would not do. A change of an item that reads sequence 5 while a cascade commits 6 leaves values
 * that count as older than the cascade, next to others that a reader in between has not seen: no
 * order explains both. There is one lock, so there is no deadlock. A row of its own, since the
 * settings' row is missing before the first update, and a lock on no row holds nobody up.
 *
 * READ COMMITTED on purpose: each statement sees what was committed when it starts, so that the read,
 * which starts when the lock is had, sees all that the former holders wrote.
 *
 * Two round trips: the statements of each stand in one pipeline. Where a write fails, the COMMIT
 * behind it rolls back. Where the answer to the COMMIT is lost, the server is asked what became of it.
 */
export async function transact<Result>(pool: Pool, work: Work<Result>): Promise<Result> {
  const client = await pool.connect();
  let sent: { readonly transaction: string; readonly result: Result } | undefined;
  try {
    const run = (statements: readonly Statement[]) =>
      Promise.all(statements.map(statement => query(client, statement)));
    const { tenant, read = nothing, decide } = work;
    let [, locked, found] = await run([begin, lock(tenant), read]);
    if (locked?.length !== 1) [, locked, found] = await run([register(tenant), lock(tenant), read]);
    const { result, writes } = decide(found ?? []);
    if (writes.length === 0) {
      await run([rollback]);
    } else {
      sent = { transaction: textOf(locked?.[0], 'transaction'), result };
      await run([...writes, commit]);
    }
    client.release();
    return result;
  } catch (error) {
    // The server rolls back when the connection ends, whatever state it was in.
    client.release(true);
    if (sent !== undefined && (await hasCommitted(pool, sent.transaction))) return sent.result;
    throw error;
  }
}

const begin: Statement = { text: 'BEGIN ISOLATION LEVEL READ COMMITTED' };
const commit: Statement = { text: 'COMMIT' };
const rollback: Statement = { text: 'ROLLBACK' };
const nothing: Statement = { name: 'nothing', text: 'SELECT WHERE false' };

function lock(tenant: string): Statement {
  return {
    name: 'lock-tenant',
    text: `SELECT pg_current_xact_id()::text AS transaction FROM tenants
           WHERE tenant = $1 FOR UPDATE`,
    values: [tenant],
  };
}

/** Waits for another first transaction of the tenant, and then does nothing. */
function register(tenant: string): Statement {
  return {
    name: 'register-tenant',
    text: 'INSERT INTO tenants (tenant) VALUES ($1) ON CONFLICT DO NOTHING',
    values: [tenant],
  };
}
