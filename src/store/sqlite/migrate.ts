import { DatabaseSync } from 'node:sqlite';
import { numberOf, textOf } from '../columns.ts';
import { damagedDatabase } from '../damage.ts';
import type { KeyringSource } from '../migration.ts';
import { StoreError } from '../store-error.ts';
import { authenticateAll } from './authenticate-all.ts';
import { checkKnown } from './check-keyring.ts';
import { migrations } from './migrations/migrations.ts';
import { applicationId, markAsOurs } from './rows.ts';
import { transact } from './transact.ts';

/** Brings a database to the newest version. The write lock makes processes that open it together take turns. */
export function migrate(database: DatabaseSync, file: string, keyring: KeyringSource): void {
  if (pragma(database, 'user_version') === migrations.length && isOurs(database)) return;
  transact(database, 'IMMEDIATE', () => {
    const version = schemaVersion(database, file);
    for (const { sql, authenticates } of migrations.slice(version)) {
      database.exec(sql);
      if (authenticates) authenticate(database, file, keyring);
    }
    database.exec(markAsOurs);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

/** What nobody has ever opened with keys holds nothing, and asks for none. */
function authenticate(database: DatabaseSync, file: string, keyring: KeyringSource): void {
  if (database.prepare('SELECT 1 FROM sealing_keys').get() === undefined) return;
  const keys = keyring();
  checkKnown(database, keys, file);
  authenticateAll(database, keys);
}

/** How many migrations the database has; 0 for an empty one. Throws for one that we must not touch. */
export function schemaVersion(database: DatabaseSync, file: string): number {
  const version = pragma(database, 'user_version');
  if (!isOurs(database) && !isEmpty(database)) {
    throw new StoreError(
      'foreign-database',
      file,
      'is the database of another program; give a file of its own',
    );
  }
  if (version > migrations.length) {
    throw new StoreError(
      'newer-schema',
      file,
      'was written by a newer version of holdfast; use that version or another file',
    );
  }
  return version;
}

/** Throws for a schema of the newest version whose texts are not those of the migrations. */
export function checkSchema(database: DatabaseSync, file: string): void {
  const there = new Map(definitions(database));
  using meant = new DatabaseSync(':memory:');
  for (const { sql } of migrations) meant.exec(sql);
  const differs = definitions(meant).some(([name, sql]) => there.get(name) !== sql);
  if (differs) throw damagedDatabase(file, undefined);
}

/** What makes each table and view; an index of somebody's own is no damage. */
function definitions(database: DatabaseSync): (readonly [name: string, sql: string])[] {
  return database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view')")
    .all()
    .map(row => [textOf(row, 'name'), textOf(row, 'sql')]);
}

function isOurs(database: DatabaseSync): boolean {
  return pragma(database, 'application_id') === applicationId;
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return numberOf(database.prepare(`PRAGMA ${name}`).get(), name);
}
