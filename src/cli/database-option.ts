import { shownDatabase } from '../store/shown-database.ts';
import { CommandError } from './exit.ts';

export const databaseHelp = 'SQLite file, made when missing, :memory:, or postgres://…';

/**
 * `--db`. Not an InvalidArgumentError, to whose message commander adds the value that it refuses:
 * here that may hold a password.
 */
export function parseDatabase(text: string): string {
  // SQLite takes an empty name for a database that nobody finds again.
  if (text === '') throw new CommandError('give --db a file, :memory: or postgres://…');
  // Throws for a URL that cannot be read, before anything is done.
  shownDatabase(text);
  return text;
}
