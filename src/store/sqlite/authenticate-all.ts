import type { DatabaseSync } from 'node:sqlite';
import type { Keyring } from '../../secrets/keyring.ts';
import { authenticateRows, type Codes } from '../authenticate-rows.ts';
import { textOf } from '../columns.ts';
import { doNow } from '../steps.ts';
import { prepareApiKeyRows } from './api-keys.ts';
import { prepareRows } from './rows.ts';
import { prepareWalk } from './walk.ts';

/** Gives every row its code, within the transaction of the migration. */
export function authenticateAll(database: DatabaseSync, keyring: Keyring): void {
  const rows = prepareRows(database);
  const tenants = database
    .prepare(
      'SELECT tenant FROM settings UNION SELECT tenant FROM items UNION SELECT tenant FROM broadcasts',
    )
    .all();
  const codes: Codes = {
    walk: prepareWalk(database),
    tenants: tenants.map(row => textOf(row, 'tenant')),
    saveHead: rows.saveHead,
    saveItems(tenant, collection, items) {
      for (const item of items) rows.saveItem(tenant, collection, item);
    },
    saveApiKey: prepareApiKeyRows(database).save,
  };
  doNow(authenticateRows(keyring, codes));
}
