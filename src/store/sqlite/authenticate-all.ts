import type { DatabaseSync } from 'node:sqlite';
import type { Keyring } from '../../secrets/keyring.ts';
import { createAuthenticRows, digestOfSettings, toSent } from '../authentic-rows.ts';
import { textOf } from '../columns.ts';
import {
  apiKeySet,
  emptyHead,
  type Head,
  noTenant,
  withBroadcasts,
  withDigest,
  withSet,
} from '../head.ts';
import { prepareApiKeyRows } from './api-keys.ts';
import { prepareRows } from './rows.ts';
import { prepareWalk } from './walk.ts';

/** Gives every row of a database from before its code. What was there is taken as it stands, this once. */
export function authenticateAll(database: DatabaseSync, keyring: Keyring): void {
  const authentic = createAuthenticRows(keyring);
  const rows = prepareRows(database);
  const walk = prepareWalk(database);
  const save = (tenant: string, head: Head) => rows.saveHead(authentic.sealHead(tenant, head));

  const tenants = database
    .prepare(
      'SELECT tenant FROM settings UNION SELECT tenant FROM items UNION SELECT tenant FROM broadcasts ORDER BY 1',
    )
    .all()
    .map(row => textOf(row, 'tenant'));
  for (const [index, tenant] of tenants.entries()) {
    let head = emptyHead(tenants[index + 1] ?? null);
    for (const { resource, value } of walk.settings(tenant)) {
      head = withDigest(head, resource, digestOfSettings(value));
    }
    for (const collection of walk.sentTo(tenant)) {
      const sent = walk.broadcasts(tenant, collection).map(toSent);
      head = withBroadcasts(head, collection, sent);
    }
    for (const collection of walk.collections(tenant)) {
      let page = walk.itemsAfter('', tenant, collection);
      while (page.length > 0) {
        const items = page.map(item => ({
          ...item,
          code: authentic.codeOfItem(tenant, collection, item),
        }));
        for (const item of items) rows.saveItem(tenant, collection, { ...item, own: [] });
        head = withSet(head, collection, { added: items.map(({ code }) => code) });
        page = walk.itemsAfter(page.at(-1)?.id ?? '', tenant, collection);
      }
    }
    save(tenant, head);
  }

  const apiKeys = prepareApiKeyRows(database);
  const added = apiKeys.all().map(row => {
    const code = authentic.codeOfApiKey(row);
    apiKeys.save({ ...row, code });
    return code;
  });
  save(noTenant, withSet(emptyHead(tenants[0] ?? null), apiKeySet, { added }));
}
