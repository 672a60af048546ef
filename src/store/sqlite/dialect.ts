import type { Dialect } from '../dialect.ts';

/** A file, or `:memory:`. */
export const sqlite: Dialect = {
  shownName: database => database,
  fileOf: database => database,
  async open({ database, ...options }) {
    const { openSqliteStore } = await import('./open.ts');
    return openSqliteStore({ file: database, ...options });
  },
  status: async database => (await import('./schema.ts')).schemaStatus(database),
  migrate: async (database, keyring) =>
    (await import('./schema.ts')).migrateSchema(database, keyring),
};
