import type { Keyring, Randomness } from '../secrets/keyring.ts';
import type { KeyringSource, SchemaStatus } from './migration.ts';
import type { Store } from './store.ts';

/** Which database, and what seals the secrets in it. */
export interface StoreOptions {
  /** `postgres://…`, a file, made when missing, or `:memory:`. */
  readonly database: string;
  readonly keyring: Keyring;
  /** Makes item ids. */
  readonly random: Randomness;
}

/**
 * What one kind of database does in its own way. The driver is loaded once a database is opened: a name
 * can be shown without it. What fails is a StoreError with the remedy.
 */
export interface Dialect {
  /** Of a database, as people may see it: without secrets. Throws for one that cannot be read. */
  shownName(database: string): string;

  /** Where the database is a file, its path; null for one that a server keeps. */
  fileOf(database: string): string | null;

  /** Opens the store, and brings its schema to the newest version. */
  open(options: StoreOptions): Promise<Store>;

  /** Changes nothing, and makes no file, but that a server that was killed left a log without an index. */
  status(database: string): Promise<SchemaStatus>;

  /** Applies what is pending and resolves with the status from before. */
  migrate(database: string, keyring: KeyringSource): Promise<SchemaStatus>;
}
