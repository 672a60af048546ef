import type { SchemaActions } from './migration.ts';
import { isPostgresUrl } from './postgres/database-url.ts';

/** The schema of the database with this name, a `postgres://…` URL or a file; no secret keys are needed. */
export async function schemaOf(database: string): Promise<SchemaActions> {
  if (isPostgresUrl(database)) {
    const { postgresSchema } = await import('./postgres/schema.ts');
    return postgresSchema(database);
  }
  const { sqliteSchema } = await import('./sqlite/schema.ts');
  return sqliteSchema(database);
}
