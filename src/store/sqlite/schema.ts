import type { DatabaseSync } from 'node:sqlite';
import { type SchemaActions, statusAt } from '../migration.ts';
import { connect } from './connect.ts';
import { type Purpose, translateOpening } from './errors.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { openToLook } from './open-to-look.ts';

export function sqliteSchema(file: string): SchemaActions {
  const statusOf = (database: DatabaseSync) => statusAt(schemaVersion(database, file), migrations);
  const on = <Result>(
    purpose: Purpose,
    open: (file: string) => DatabaseSync,
    work: (database: DatabaseSync) => Result,
  ) => {
    try {
      using database = open(file);
      return work(database);
    } catch (error) {
      throw translateOpening(error, file, purpose);
    }
  };
  return {
    status: async () => on('reading', openToLook, statusOf),
    migrate: async keyring =>
      on('writing', connect, database => {
        const before = statusOf(database);
        migrate(database, file, keyring);
        return before;
      }),
  };
}
