import { settingsAndItems } from './001-settings-and-items.ts';

/** In order: the n-th takes a database from version n - 1 to n. One that was released never changes. */
export const migrations: readonly string[] = [settingsAndItems];
