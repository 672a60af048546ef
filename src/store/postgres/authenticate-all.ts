import type { ClientBase } from 'pg';
import type { Keyring } from '../../secrets/keyring.ts';
import { authenticateRows, type Codes } from '../authenticate-rows.ts';
import { textOf } from '../columns.ts';
import { doInTurn } from '../steps.ts';
import { saveApiKey } from './api-keys.ts';
import { query, type Statement } from './query.ts';
import { saveHead, saveItems } from './rows.ts';
import { createWalk } from './walk.ts';

/** Gives every row its code, within the transaction of the migration. */
export async function authenticateAll(client: ClientBase, keyring: Keyring): Promise<void> {
  const ask = (statement: Statement) => query(client, statement);
  const tenants = await ask({ text: everyTenant });
  const codes: Codes = {
    walk: createWalk(ask),
    tenants: tenants.map(row => textOf(row, 'tenant')),
    saveHead: row => ask(saveHead(row)),
    async saveItems(tenant, collection, items) {
      for (const statement of saveItems(tenant, collection, items)) await ask(statement);
    },
    saveApiKey: row => ask(saveApiKey(row)),
  };
  await doInTurn(authenticateRows(keyring, codes));
}

const everyTenant = `
  SELECT tenant FROM tenants UNION SELECT tenant FROM settings
  UNION SELECT tenant FROM items UNION SELECT tenant FROM broadcasts`;
