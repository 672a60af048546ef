import type { Pool, PoolClient } from 'pg';
import { type AuthenticRows, type FoundHead, headsToSave } from '../authentic-rows.ts';
import { type Row, textOf } from '../columns.ts';
import type { Head } from '../head.ts';
import { translate, translateConnecting } from './errors.ts';
import { hasCommitted } from './has-committed.ts';
import { query, type Statement } from './query.ts';
import { headOf, nearestHead, saveHead } from './rows.ts';

/** A transaction that writes for one tenant: what it reads, and what it makes of that. */
export interface Work<Result> {
  readonly tenant: string;
  readonly read?: readonly Statement[];
  /** Pure. Nothing to write takes the transaction back. */
  readonly decide: (head: Head, found: readonly (readonly Row[])[]) => Decision<Result>;
}

export type Decision<Result> =
  | { readonly result: Result; readonly writes: readonly [] }
  /** What the tenant has after what is written. */
  | { readonly result: Result; readonly writes: readonly Statement[]; readonly head: Head };

/**
 * Whoever writes for a tenant holds the tenant's row until the end: updates, cascades, creations and
 * changes of items take turns in some order, and the outcome is what that order yields. Finer locks
 * would not do. A change of an item that reads sequence 5 while a cascade commits 6 leaves values
 * that count as older than the cascade, next to others that a reader in between has not seen: no
 * order explains both. A tenant's first transaction also holds the row of the tenant before it, which
 * gets to name it; those take turns among all tenants, so that there is no deadlock.
 *
 * READ COMMITTED on purpose: each statement sees what was committed when it starts, so that the read,
 * which starts when the lock is had, sees all that the former holders wrote.
 *
 * Two round trips: the statements of each stand in one pipeline. Where a write fails, the COMMIT
 * behind it rolls back. Where the answer to the COMMIT is lost, the server is asked what became of it.
 */
export async function transact<Result>(
  pool: Pool,
  authentic: AuthenticRows,
  work: Work<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let sent: { readonly transaction: string; readonly result: Result } | undefined;
  try {
    const { tenant, read = [], decide } = work;
    let [, locked, ...found] = await run(client, [begin, lock(tenant), ...read]);
    if (locked?.length !== 1) {
      [, locked, ...found] = await run(client, [lockFirsts, lockNearest(tenant), ...read]);
    }
    const head = authentic.findHead(tenant, headOf(locked));
    const decision = decide(head.head, found);
    if ('head' in decision) {
      sent = { transaction: textOf(locked?.[0], 'transaction'), result: decision.result };
      const heads = savedHeads(authentic, head, decision.head);
      await run(client, [...decision.writes, ...heads, commit]);
    } else {
      await run(client, [rollback]);
    }
    client.release();
    return decision.result;
  } catch (error) {
    // The server rolls back when the connection ends, whatever state it was in.
    client.release(true);
    if (sent !== undefined && (await hasCommitted(pool, sent.transaction))) return sent.result;
    throw error;
  }
}

/** What the statements find at one moment, and what the tenant has then. Waits for nobody. */
export async function readTogether(
  pool: Pool,
  authentic: AuthenticRows,
  tenant: string,
  read: readonly Statement[],
): Promise<{ readonly head: Head; readonly found: readonly (readonly Row[])[] }> {
  const client = await pool.connect();
  try {
    const statements = [beginReading, nearestHead(tenant), ...read, commit];
    const [, nearest, ...found] = await run(client, statements);
    const { head } = authentic.findHead(tenant, headOf(nearest));
    client.release();
    return { head, found };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function savedHeads(authentic: AuthenticRows, found: FoundHead, head: Head): Statement[] {
  return headsToSave(found, head).map(saved =>
    saveHead(authentic.sealHead(saved.tenant, saved.head)),
  );
}

/** Does the work in one transaction, while no other process opens the database. */
export async function takeTurn<Result>(
  pool: Pool,
  place: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await connect(pool, place);
  try {
    await query(client, begin);
    await query(client, lockOpening);
    const result = await work(client);
    await query(client, commit);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw translate(error, place);
  }
}

async function connect(pool: Pool, place: string): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw translateConnecting(error, place);
  }
}

/** In one pipeline. */
function run(client: PoolClient, statements: readonly Statement[]): Promise<(readonly Row[])[]> {
  return Promise.all(statements.map(statement => query(client, statement)));
}

const begin: Statement = { text: 'BEGIN ISOLATION LEVEL READ COMMITTED' };
const beginReading: Statement = { text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' };
const commit: Statement = { text: 'COMMIT' };
const rollback: Statement = { text: 'ROLLBACK' };

/** "Hol1" in ASCII: an advisory lock that the first transactions of tenants take turns by. */
const lockFirsts: Statement = {
  name: 'take-turn',
  text: 'SELECT pg_advisory_xact_lock(1215261745)',
};

/** "Hold" in ASCII. Whoever opens the database holds this advisory lock while it looks and migrates. */
const lockOpening: Statement = { text: 'SELECT pg_advisory_xact_lock(1215261796)' };

const columns = 'tenant, head, code, pg_current_xact_id()::text AS transaction';

function lock(tenant: string): Statement {
  return {
    name: 'lock-tenant',
    text: `SELECT ${columns} FROM tenants WHERE tenant = $1 FOR UPDATE`,
    values: [tenant],
  };
}

function lockNearest(tenant: string): Statement {
  return {
    name: 'lock-nearest',
    text: `SELECT ${columns} FROM tenants WHERE tenant <= $1
           ORDER BY tenant DESC LIMIT 1 FOR UPDATE`,
    values: [tenant],
  };
}
