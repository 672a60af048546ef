import { DatabaseSync } from 'node:sqlite';
import { damagedDatabase } from '../damage.ts';
import { textOf } from './columns.ts';
import { migrations } from './migrations/migrations.ts';

/** Throws for a schema of the newest version whose texts are not those of the migrations. */
export function checkSchema(database: DatabaseSync, file: string): void {
  const there = new Map(definitions(database));
  using meant = new DatabaseSync(':memory:');
  for (const { sql } of migrations) meant.exec(sql);
  const differs = definitions(meant).some(([name, sql]) => there.get(name) !== sql);
  if (differs) throw damagedDatabase(file, undefined);
}

/** What makes each table and view; an index of somebody's own is no fault. */
function definitions(database: DatabaseSync): (readonly [name: string, sql: string])[] {
  return database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view')")
    .all()
    .map(row => [textOf(row, 'name'), textOf(row, 'sql')]);
}
