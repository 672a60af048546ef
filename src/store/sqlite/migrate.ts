import type { DatabaseSync } from 'node:sqlite';
import type { KeyringSource } from '../migration.ts';
import { StoreError } from '../store-error.ts';
import { applicationId, markAsOurs } from './application-id.ts';
import { authenticateAll } from './authenticate-all.ts';
import { checkKnown } from './check-keyring.ts';
import { numberOf } from './columns.ts';
import { migrations } from './migrations/migrations.ts';
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

function isOurs(database: DatabaseSync): boolean {
  return pragma(database, 'application_id') === applicationId;
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return numberOf(database.prepare(`PRAGMA ${name}`).get(), name);
}
