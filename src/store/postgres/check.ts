import type { Pool } from 'pg';
import type { AuthenticRows } from '../authentic-rows.ts';
import { checkRows } from '../check-rows.ts';
import type { Damage } from '../damage.ts';
import { doInTurn } from '../steps.ts';
import { query } from './query.ts';
import { createWalk } from './walk.ts';

/** Looks at every row, all of one moment. The pages of its files PostgreSQL alone can look at. */
export async function checkAll(pool: Pool, authentic: AuthenticRows): Promise<readonly Damage[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const walk = createWalk(statement => query(client, statement));
    const damage = await doInTurn(checkRows(walk, authentic));
    await client.query('COMMIT');
    client.release();
    return damage;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
