import type { Migration } from '../../migration.ts';
import { settingsAndItems } from './001-settings-and-items.ts';
import { apiKeys } from './002-api-keys.ts';
import { authenticatedRows } from './003-authenticated-rows.ts';

/** In order: the n-th takes a database from version n - 1 to n. One that was released never changes. */
export const migrations: readonly Migration[] = [
  { name: '001-settings-and-items', sql: settingsAndItems },
  { name: '002-api-keys', sql: apiKeys },
  { name: '003-authenticated-rows', sql: authenticatedRows, authenticates: true },
];
