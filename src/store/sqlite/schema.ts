import { DatabaseSync } from 'node:sqlite';
import { type SchemaActions, statusAt } from '../migration.ts';
import { connect } from './connect.ts';
import { translate } from './errors.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

export function sqliteSchema(file: string): SchemaActions {
  const statusOf = (database: DatabaseSync) => statusAt(schemaVersion(database, file), migrations);
  const on = <Result>(open: () => DatabaseSync, work: (database: DatabaseSync) => Result) => {
    try {
      using database = open();
      return work(database);
    } catch (error) {
      throw translate(error, file);
    }
  };
  return {
    status: async () => on(() => new DatabaseSync(file, { readOnly: true }), statusOf),
    migrate: async () =>
      on(
        () => connect(file),
        database => {
          const before = statusOf(database);
          migrate(database, file);
          return before;
        },
      ),
  };
}
