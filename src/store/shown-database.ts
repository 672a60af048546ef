import { isPostgresUrl, placeOf } from './postgres/database-url.ts';

/** The name of a database as people may see it: a URL without its password. */
export function shownDatabase(database: string): string {
  return isPostgresUrl(database) ? placeOf(database) : database;
}
