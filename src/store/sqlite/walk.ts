import type { DatabaseSync } from 'node:sqlite';
import type { SettingsRow } from '../audit.ts';
import type { BroadcastRow, HeadRow, ItemRow } from '../authentic-rows.ts';
import type { RowPlace } from '../store-error.ts';
import { type Row, textOf } from './columns.ts';
import { broadcastIn, headIn, itemIn } from './rows.ts';

export type Walk = ReturnType<typeof prepareWalk>;

/** Few enough items for a transaction that other writers hardly notice. */
export const pageSize = 200;

/** The statements that go through all that there is, tenant by tenant. */
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

  return {
    heads: (): readonly HeadRow[] => heads.all().map(headIn),
    settings: (tenant: string): readonly SettingsRow[] =>
      settings
        .all(tenant)
        .map(row => ({ resource: textOf(row, 'resource'), value: textOf(row, 'value') })),
    /** The collections that a broadcast was sent to. */
    sentTo: namesIn('broadcasts'),
    broadcasts: (tenant: string, collection: string): readonly BroadcastRow[] =>
      broadcasts.all(tenant, collection).map(broadcastIn),
    /** The collections that have items. */
    collections: namesIn('items'),
    /** A page of those behind the one with this id; '' comes before all of them. */
    itemsAfter: (last: string, tenant: string, collection: string): readonly ItemRow[] =>
      groupsOf(items.all({ tenant, collection, last })).map(itemIn),
    /** Rows whose tenant or item is not there. */
    strays: (): readonly RowPlace[] =>
      strays.flatMap(({ table, sql }) =>
        database
          .prepare(sql)
          .all()
          .map(row => ({ table, key: Object.values(row).map(String) })),
      ),
  };
}

const strays = [
  ...(['settings', 'items', 'broadcasts'] as const).map(table => ({
    table,
    sql: `SELECT DISTINCT tenant FROM ${table} WHERE tenant NOT IN (SELECT tenant FROM tenants)`,
  })),
  {
    table: 'own_values',
    sql: `SELECT DISTINCT tenant, collection, item FROM own_values AS own WHERE NOT EXISTS (
      SELECT 1 FROM items WHERE items.tenant = own.tenant
        AND items.collection = own.collection AND items.id = own.item
    )`,
  },
];

/** The rows of each item, which follow one another. */
function groupsOf(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group?.[0]?.id === row.id) group?.push(row);
    else groups.push([row]);
  }
  return groups;
}
