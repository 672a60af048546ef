import { setTimeout } from 'node:timers/promises';
import { Pool } from 'pg';

export interface PoolOptions {
  /** `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, with the parameters that libpq knows. */
  readonly url: string;
  /** Connections at most; 10 unless given. */
  readonly poolSize?: number;
  /** Milliseconds to wait for a connection, a new one or a free one; 5,000 unless given. */
  readonly connectTimeout?: number;
  /** Milliseconds that the server works on one statement, waits for locks included; 10,000 unless given. */
  readonly statementTimeout?: number;
}

/** Milliseconds that a transaction may wait for its next statement. */
const idleTimeout = 10_000;

/** A pool of connections; none is made yet. */
export function createPool({
  url,
  poolSize = 10,
  connectTimeout = 5_000,
  statementTimeout = 10_000,
}: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    fallback_application_name: 'holdfast',
    max: poolSize,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    // The server's own timeout does not help when the network swallows its answer.
    query_timeout: statementTimeout + 1_000,
    // A tenant's row must not stay locked by a process that the network cut off.
    idle_in_transaction_session_timeout: idleTimeout,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Idle connections keep no process alive, so that `endPool` may give up on them.
    allowExitOnIdle: true,
    // Statements are sent without waiting for the answer to the one before.
    pipeline: true,
  });
  // The pool drops a broken connection and makes another one when it is asked for. Without listeners
  // the event would end the process; whoever uses the connection is told by the query that fails.
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  return pool;
}

/** Milliseconds that a server has to say goodbye. */
const farewell = 2_000;

/** Ends the connections; a server that no longer answers does not hold up the end of the process. */
export async function endPool(pool: Pool): Promise<void> {
  if (pool.ending) return;
  const enough = new AbortController();
  await Promise.race([pool.end(), setTimeout(farewell, undefined, { signal: enough.signal })]);
  enough.abort();
}
