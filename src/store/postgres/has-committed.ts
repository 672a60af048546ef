import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { query } from './query.ts';

/** Milliseconds between questions, while the server still works on a transaction or has yet to see that its client is gone. */
const pauses = [0, 20, 100, 500, 1_000];

/**
 * Whether a transaction took place of which only that is unknown
 * (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT). Where nobody
 * can be asked it stays unknown, which is no success either.
 */
export async function hasCommitted(pool: Pool, transaction: string): Promise<boolean> {
  const question = {
    text: 'SELECT pg_xact_status($1::xid8) AS status',
    values: [transaction],
  };
  try {
    for (const pause of pauses) {
      await setTimeout(pause);
      const [row] = await query(pool, question);
      if (row?.status !== 'in progress') return row?.status === 'committed';
    }
  } catch {
    // The failure that led here is the one to tell.
  }
  return false;
}
