import type { Pool, PoolClient } from 'pg';
import { translate, translateConnecting } from './errors.ts';
import { query } from './query.ts';

/** "Hold" in ASCII. Whoever opens the database holds this advisory lock while it looks and migrates. */
const openingLock = '1215261796';

/** Does the work in one transaction, while no other process opens the database. */
export async function takeTurn<Result>(
  pool: Pool,
  place: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await connect(pool, place);
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    await query(client, { text: 'SELECT pg_advisory_xact_lock($1)', values: [openingLock] });
    const result = await work(client);
    await client.query('COMMIT');
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
