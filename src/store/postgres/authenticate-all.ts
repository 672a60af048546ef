import type { ClientBase } from 'pg';
import type { Keyring } from '../../secrets/keyring.ts';
import { createAuthenticRows, digestOfSettings, toSent } from '../authentic-rows.ts';
import { textOf } from '../columns.ts';
import {
  apiKeySet,
  emptyHead,
  type Head,
  isBefore,
  noTenant,
  withBroadcasts,
  withDigest,
  withSet,
} from '../head.ts';
import { apiKeyIn } from '../stored-rows.ts';
import { all, saveApiKey } from './api-keys.ts';
import { query } from './query.ts';
import { saveHead, saveItems } from './rows.ts';
import { createWalk } from './walk.ts';

/** Gives every row of a database from before its code. What was there is taken as it stands, this once. */
export async function authenticateAll(client: ClientBase, keyring: Keyring): Promise<void> {
  const authentic = createAuthenticRows(keyring);
  const walk = createWalk(statement => query(client, statement));
  const save = (tenant: string, head: Head) =>
    query(client, saveHead(authentic.sealHead(tenant, head)));

  const found = await query(client, { text: everyTenant });
  const tenants = found
    .map(row => textOf(row, 'tenant'))
    .sort((one, other) => (isBefore(one, other) ? -1 : 1));
  for (const [index, tenant] of tenants.entries()) {
    let head = emptyHead(tenants[index + 1] ?? null);
    for (const { resource, value } of await walk.settings(tenant)) {
      head = withDigest(head, resource, digestOfSettings(value));
    }
    for (const collection of await walk.sentTo(tenant)) {
      const sent = await walk.broadcasts(tenant, collection);
      head = withBroadcasts(head, collection, sent.map(toSent));
    }
    for (const collection of await walk.collections(tenant)) {
      let page = await walk.itemsAfter('', tenant, collection);
      while (page.length > 0) {
        const items = page.map(item => ({
          ...item,
          own: [],
          code: authentic.codeOfItem(tenant, collection, item),
        }));
        for (const statement of saveItems(tenant, collection, items))
          await query(client, statement);
        head = withSet(head, collection, { added: items.map(({ code }) => code) });
        page = await walk.itemsAfter(page.at(-1)?.id ?? '', tenant, collection);
      }
    }
    await save(tenant, head);
  }

  const added: string[] = [];
  for (const row of (await query(client, all)).map(apiKeyIn)) {
    const code = authentic.codeOfApiKey(row);
    await query(client, saveApiKey({ ...row, code }));
    added.push(code);
  }
  await save(noTenant, withSet(emptyHead(tenants[0] ?? null), apiKeySet, { added }));
}

const everyTenant = `
  SELECT tenant FROM tenants UNION SELECT tenant FROM settings
  UNION SELECT tenant FROM items UNION SELECT tenant FROM broadcasts`;
