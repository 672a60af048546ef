import type { Dialect } from '../dialect.ts';

/** A file, or `:memory:`. */
export const sqlite: Dialect = {
  shownName: database => database,
  fileOf: database => database,
  async open({ database, ...options }) {
    const { openSqliteStore } = await import('./open.ts');
    return openSqliteStore({ file: database, ...options });
  },
  async status(database) {
    const { schemaStatus } = await import('./schema.ts');
    return schemaStatus(database);
  },
  async migrate(database, keyring) {
    const { migrateSchema } = await import('./schema.ts');
    return migrateSchema(database, keyring);
  },
};
