import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Keyring } from '../src/secrets/keyring.ts';
import { KeyringError, parseKeyring } from '../src/secrets/parse-keyring.ts';
import { dialectOf, shownDatabase } from '../src/store/open-store.ts';
import { isThere } from './database-option.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';

export const secretKeysVariable = 'HOLDFAST_SECRET_KEYS';

/** The keys of the environment; null when there are none. */
export function keyringOfEnvironment({ env }: Io): Keyring | null {
  const text = env[secretKeysVariable] ?? '';
  return text === '' ? null : keyringIn(text, secretKeysVariable);
}

/** The keys of the environment, or else of the file that goes with the database, made when missing. */
export function keyringBeside(io: Io, database: string): Keyring {
  return keyringOfEnvironment(io) ?? keyringInFile(io, database, keyFileOf(database));
}

/** The same, but none is made: what a server sealed, or is going to, opens with its own keys alone. */
export function existingKeyring(io: Io, database: string): Keyring {
  const keyring = keyringOfEnvironment(io);
  if (keyring !== null) return keyring;
  const file = keyFileOf(database);
  if (existsSync(file)) return readKeyring(io, file);
  const shown = shownDatabase(database);
  throw new CommandError(
    isThere(database)
      ? `${secretKeysVariable} is not set and ${file} is missing; give the keys of ${shown} in the former, or put the latter back`
      : `${secretKeysVariable} is not set; give the secret keys of the server in it, or let "${io.command} serve --dev --db ${shown}" make some`,
  );
}

/** Beside a file; in the current folder for a database that is elsewhere. */
function keyFileOf(database: string): string {
  const file = dialectOf(database).fileOf(database);
  return file === null ? 'holdfast-dev.key' : `${file}.key`;
}

/** A key that lives as long as the process. */
export function passingKeyring(): Keyring {
  return keyringIn(freshKey(), secretKeysVariable);
}

/** What is sealed is of no use without the key, so the key stays beside it, for its owner alone. */
function keyringInFile(io: Io, database: string, file: string): Keyring {
  if (existsSync(file)) return readKeyring(io, file);
  const fresh = freshKey();
  try {
    if (!placeWhole(`${fresh}\n`, file)) return readKeyring(io, file);
  } catch (error) {
    throw unusable(file, error);
  }
  const sealed = shownDatabase(database);
  io.stderr.write(`Made ${file}, which opens the secrets in ${sealed}; keep them together.\n`);
  return keyringIn(fresh, file);
}

/**
 * Whether the file is this one and not that of another start: starts at once agree on the key of the
 * first. It gets its name with all that is in it, so that none of them reads half a key.
 */
function placeWhole(text: string, file: string): boolean {
  const unplaced = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(unplaced, text, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(unplaced, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(unplaced, { force: true });
  }
}

/** Takes the rights of others from a file that has them; one of another owner is that owner's affair. */
function keepForOwner(io: Io, file: string): void {
  if ((statSync(file).mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
    io.stderr.write(`${file} could be read by others; it is for its owner alone now.\n`);
  } catch (error) {
    if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'EROFS') throw error;
  }
}

function readKeyring(io: Io, file: string): Keyring {
  try {
    keepForOwner(io, file);
    return keyringIn(readFileSync(file, 'utf8').trim(), file);
  } catch (error) {
    throw unusable(file, error);
  }
}

function freshKey(): string {
  return `dev:${randomBytes(32).toString('base64')}`;
}

function keyringIn(text: string, place: string): Keyring {
  try {
    return parseKeyring(text, randomBytes);
  } catch (error) {
    if (error instanceof KeyringError) throw new CommandError(`${place}: ${error.message}`);
    throw error;
  }
}

function unusable(file: string, error: unknown): unknown {
  if (codeOf(error) === undefined) return error;
  return new CommandError(
    `${file}: cannot be read or made; check the path and the permissions of its folder`,
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
