import type { Keyring } from '../secrets/keyring.ts';

/** One step of the schema. It is numbered, and never changes once it was released. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** What is stored gets codes behind it, for which the secret keys are needed. */
  readonly authenticates?: true;
}

/** Asked for only where something was stored already. */
export type KeyringSource = () => Keyring;

export interface SchemaStatus {
  /** How many migrations the database has; 0 for an empty one. */
  readonly version: number;
  /** The names of those that it lacks, in their order. */
  readonly pending: readonly string[];
}

export function statusAt(version: number, migrations: readonly Migration[]): SchemaStatus {
  return { version, pending: migrations.slice(version).map(({ name }) => name) };
}
