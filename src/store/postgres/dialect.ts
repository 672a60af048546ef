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
  async status(database) {
    const { schemaStatus } = await import('./schema.ts');
    return schemaStatus(database);
  },
  async migrate(database, keyring) {
    const { migrateSchema } = await import('./schema.ts');
    return migrateSchema(database, keyring);
  },
};
