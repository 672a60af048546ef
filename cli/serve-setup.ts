import { demoKeys, type NamedKey } from '../mock/tenants.ts';
import type { Authentication } from '../src/contract/authentication.ts';
import type { Keyring } from '../src/secrets/keyring.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';
import {
  keyringBeside,
  keyringOfEnvironment,
  passingKeyring,
  secretKeysVariable,
} from './secret-keys.ts';
import { tenantOption } from './tenant-options.ts';

export const inMemory = ':memory:';

/** What a server cannot do without. */
export interface Setup {
  readonly keys: readonly NamedKey[];
  /** The keys are ours and no secret. */
  readonly areKeysPublic: boolean;
  readonly database: string;
  readonly keyring: Keyring;
}

export interface SetupOptions {
  /** What the document asks for. */
  readonly asked: Authentication;
  readonly keys?: readonly NamedKey[];
  readonly db?: string;
}

/** Everything is given; what is not is named, all at once. */
export function requiredSetup(io: Io, { asked, keys, db }: SetupOptions): Setup {
  const keyring = keyringOfEnvironment(io);
  const missing = [
    // A database may hold keys.
    ...(keys === undefined && db === undefined && !asked.isOptional ? [tenantOption(asked)] : []),
    ...(db === undefined ? ['--db FILE'] : []),
    ...(keyring === null ? [`${secretKeysVariable} in the environment`] : []),
  ];
  if (db === undefined || keyring === null) {
    throw new CommandError(
      `serve needs ${listed(missing)}; give what is missing, or --dev for a server to try out`,
    );
  }
  return { keys: keys ?? [], areKeysPublic: false, database: db, keyring };
}

/** What is not given is made up, so that a first start needs no set-up. */
export function developmentSetup(io: Io, { keys, db = inMemory }: SetupOptions): Setup {
  return {
    keys: keys ?? demoKeys,
    areKeysPublic: keys === undefined,
    database: db,
    keyring: developmentKeyring(io, db),
  };
}

function developmentKeyring(io: Io, database: string): Keyring {
  if (database !== inMemory) return keyringBeside(io, database);
  return keyringOfEnvironment(io) ?? passingKeyring();
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
