import { existsSync } from 'node:fs';
import { dialectOf, shownDatabase } from '../src/store/open-store.ts';
import { CommandError } from './exit.ts';

/** `--db` of a server. */
export const ownDatabase = [
  '--db <database>',
  'SQLite file, made when missing, :memory:, or postgres://…',
  parseDatabase,
] as const;

/** `--db` of a command for the database that a server has. */
export const serverDatabase = [
  '--db <database>',
  'SQLite file or postgres://… of the server',
  parseDatabase,
] as const;

/** Whether the file is there; of a database that a server keeps the opening tells. */
export function isThere(database: string): boolean {
  const file = dialectOf(database).fileOf(database);
  return file === null || existsSync(file);
}

/**
 * Not an InvalidArgumentError, to whose message commander adds the value that it refuses:
 * here that may hold a password.
 */
function parseDatabase(text: string): string {
  // SQLite takes an empty name for a database that nobody finds again.
  if (text === '') throw new CommandError('give --db a file, :memory: or postgres://…');
  // Throws for a URL that cannot be read, before anything is done.
  shownDatabase(text);
  return text;
}
