import { randomBytes } from 'node:crypto';
import type { Keyring } from '../src/secrets/keyring.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { isThere } from './database-option.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';
import { existingKeyring } from './secret-keys.ts';

/** Opens the store of `--db`. */
export function openDatabase(database: string, keyring: Keyring): Promise<Store> {
  return openStore({ database, keyring, random: randomBytes });
}

/** A piece of work on a database that is there already, beside the servers that use it. */
export async function withDatabase<Result>(
  io: Io,
  database: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  requireExisting(database);
  return withNewDatabase(io, database, work);
}

/** Refuses the name of a file that is not there. */
export function requireExisting(database: string): void {
  if (isThere(database)) return;
  throw new CommandError(`${database}: there is no such file; give the --db of the server`);
}

/** The same on one that is made when missing. */
export async function withNewDatabase<Result>(
  io: Io,
  database: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openDatabase(database, existingKeyring(io, database));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
