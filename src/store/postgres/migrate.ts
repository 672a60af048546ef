import type { ClientBase } from 'pg';
import { numberOf } from '../columns.ts';
import type { KeyringSource } from '../migration.ts';
import { StoreError } from '../store-error.ts';
import { authenticateAll } from './authenticate-all.ts';
import { checkKnown } from './check-keyring.ts';
import { migrations } from './migrations/migrations.ts';
import { query } from './query.ts';

/** Brings the schema to the newest version, inside the transaction of a turn. */
export async function migrate(
  client: ClientBase,
  place: string,
  keyring: KeyringSource,
): Promise<void> {
  const version = await schemaVersion(client, place);
  if (version === migrations.length) return;
  if (version === 0) await client.query(createLog);
  for (const [index, { name, sql, authenticates }] of migrations.entries()) {
    if (index < version) continue;
    await client.query(sql);
    if (authenticates) await authenticate(client, place, keyring);
    await query(client, { text: logEntry, values: [String(index + 1), name] });
  }
}

/** What nobody has ever opened with keys holds nothing, and asks for none. */
async function authenticate(
  client: ClientBase,
  place: string,
  keyring: KeyringSource,
): Promise<void> {
  const known = await query(client, { text: 'SELECT FROM sealing_keys LIMIT 1' });
  if (known.length === 0) return;
  const keys = keyring();
  await checkKnown(client, keys, place);
  await authenticateAll(client, keys);
}

/** How many migrations the schema has; 0 for an empty one. Throws for one that we must not touch. */
export async function schemaVersion(client: ClientBase, place: string): Promise<number> {
  const [found] = await query(client, { text: lookAround });
  if (found?.schema === null) {
    throw new StoreError(
      'not-openable',
      place,
      'has no schema of the search_path that this user may use; create it first',
    );
  }
  if (found?.is_ours !== true) {
    if (found?.is_empty === true) return 0;
    throw new StoreError(
      'foreign-database',
      place,
      'holds the tables of another program; give a database, or a schema in the search_path, of its own',
    );
  }
  const [log] = await query(client, {
    text: 'SELECT max(version) AS version FROM holdfast_migrations',
  });
  const version = numberOf(log, 'version');
  if (version > migrations.length) {
    throw new StoreError(
      'newer-schema',
      place,
      'was written by a newer version of holdfast; use that version or another database',
    );
  }
  return version;
}

/** What extensions bring into a schema is nobody's data. */
const lookAround = /* sql */ `
  SELECT current_schema() AS schema,
         to_regclass(quote_ident(current_schema()) || '.holdfast_migrations') IS NOT NULL AS is_ours,
         NOT EXISTS (
           SELECT FROM pg_class
           WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
             AND NOT EXISTS (
               SELECT FROM pg_depend
               WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e'
             )
         ) AS is_empty`;

const createLog = /* sql */ `
  CREATE TABLE holdfast_migrations (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
  )`;

const logEntry = 'INSERT INTO holdfast_migrations (version, name) VALUES ($1, $2)';
