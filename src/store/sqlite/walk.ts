import type { DatabaseSync } from 'node:sqlite';
import type { SettingsRow } from '../audit.ts';
import type { ApiKeyRow, BroadcastRow, HeadRow, ItemRow } from '../authentic-rows.ts';
import { textOf } from '../columns.ts';
import type { RowPlace } from '../store-error.ts';
import { broadcastIn, headIn, itemsIn, settingsIn, strays } from '../stored-rows.ts';
import { prepareApiKeyRows } from './api-keys.ts';

/** Few enough items for a transaction that other writers hardly notice. */
const pageSize = 200;

/** A `Walk` whose answers are there at once. */
export function prepareWalk(database: DatabaseSync) {
  const namesIn = (table: 'broadcasts' | 'items') => {
    const found = database.prepare(`SELECT DISTINCT collection FROM ${table} WHERE tenant = ?`);
    return (tenant: string) => found.all(tenant).map(row => textOf(row, 'collection'));
  };
  const heads = database.prepare('SELECT tenant, head, code FROM tenants ORDER BY tenant');
  const settings = database.prepare(
    "SELECT resource, value FROM settings WHERE tenant = ? AND resource <> ''",
  );
  const broadcasts = database.prepare(
    'SELECT key, value, sequence FROM broadcasts WHERE tenant = ? AND collection = ?',
  );
  const items = database.prepare(
    `SELECT page.id, page.sequence, page.code, own.key, own.value, own.sequence AS written
     FROM (
       SELECT * FROM items WHERE tenant = :tenant AND collection = :collection AND id > :last
       ORDER BY id LIMIT ${pageSize}
     ) AS page
     LEFT JOIN own_values AS own
       ON own.tenant = :tenant AND own.collection = :collection AND own.item = page.id
     ORDER BY page.id`,
  );
  const apiKeys = prepareApiKeyRows(database);

  return {
    heads: (): readonly HeadRow[] => heads.all().map(headIn),
    settings: (tenant: string): readonly SettingsRow[] => settings.all(tenant).map(settingsIn),
    sentTo: namesIn('broadcasts'),
    broadcasts: (tenant: string, collection: string): readonly BroadcastRow[] =>
      broadcasts.all(tenant, collection).map(broadcastIn),
    collections: namesIn('items'),
    itemsAfter: (last: string, tenant: string, collection: string): readonly ItemRow[] =>
      itemsIn(items.all({ tenant, collection, last })),
    apiKeys: (): readonly ApiKeyRow[] => apiKeys.all(),
    strays: (): readonly RowPlace[] =>
      strays.flatMap(({ table, text }) =>
        database
          .prepare(text)
          .all()
          .map(row => ({ table, key: Object.values(row).map(String) })),
      ),
  };
}
