import type { Keyring, Randomness } from '../secrets/keyring.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** A file, made when missing, or `:memory:`. */
  readonly database: string;
  readonly keyring: Keyring;
  /** Makes item ids. */
  readonly random: Randomness;
}

/** Opens the store that the name of a database asks for; rejects with a StoreError that has the remedy. */
export async function openStore({ database, keyring, random }: StoreOptions): Promise<Store> {
  const { openSqliteStore } = await import('./sqlite/open.ts');
  return openSqliteStore({ file: database, keyring, random });
}
