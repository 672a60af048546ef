import type { Dialect } from '../dialect.ts';
import { placeOf } from './database-url.ts';

/** `postgres://…` */
export const postgres: Dialect = {
  shownName: placeOf,
  fileOf: () => null,
  async open({ database, ...options }) {
    const { openPostgresStore } = await import('./open.ts');
    return openPostgresStore({ url: database, ...options });
  },
  status: async database => (await import('./schema.ts')).schemaStatus(database),
  migrate: async (database, keyring) =>
    (await import('./schema.ts')).migrateSchema(database, keyring),
};
