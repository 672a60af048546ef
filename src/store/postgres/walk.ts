import type { SettingsRow } from '../audit.ts';
import type { BroadcastRow, HeadRow, ItemRow } from '../authentic-rows.ts';
import type { RowPlace } from '../store-error.ts';
import { textOf } from './columns.ts';
import type { Row, Statement } from './query.ts';
import { broadcasts, broadcastsIn, headIn, itemIn, settingsIn } from './rows.ts';

/** Runs one statement, on whatever connection. */
export type Ask = (statement: Statement) => Promise<readonly Row[]>;

export type Walk = ReturnType<typeof createWalk>;

/** Few enough items for a transaction that the tenant's other writers hardly notice. */
const pageSize = 200;

/** Goes through all that there is, tenant by tenant. */
export function createWalk(ask: Ask) {
  const namesIn = async (table: 'broadcasts' | 'items', tenant: string) => {
    const text = `SELECT DISTINCT collection FROM ${table} WHERE tenant = $1`;
    const found = await ask({ text, values: [tenant] });
    return found.map(row => textOf(row, 'collection'));
  };
  return {
    async heads(): Promise<readonly HeadRow[]> {
      const found = await ask({ text: 'SELECT tenant, head, code FROM tenants ORDER BY tenant' });
      return found.flatMap(row => headIn([row]) ?? []);
    },
    settings: async (tenant: string): Promise<readonly SettingsRow[]> =>
      settingsIn(await ask(allSettings(tenant))),
    /** The collections that a broadcast was sent to. */
    sentTo: (tenant: string) => namesIn('broadcasts', tenant),
    broadcasts: async (tenant: string, collection: string): Promise<readonly BroadcastRow[]> =>
      broadcastsIn(await ask(broadcasts(tenant, collection))),
    /** The collections that have items. */
    collections: (tenant: string) => namesIn('items', tenant),
    itemsAfter: async (last: string, tenant: string, collection: string) =>
      itemsIn(await ask(itemsAfter(last, tenant, collection))),
    /** Rows whose tenant or item is not there. */
    async strays(): Promise<readonly RowPlace[]> {
      const found = await Promise.all(strays.map(({ text }) => ask({ text })));
      return strays.flatMap(({ table }, index) =>
        (found[index] ?? []).map(row => ({ table, key: Object.values(row).map(String) })),
      );
    },
  };
}

export function allSettings(tenant: string): Statement {
  return { text: 'SELECT resource, value FROM settings WHERE tenant = $1', values: [tenant] };
}

export function allBroadcasts(tenant: string): Statement {
  return {
    text: `SELECT collection, key, value, sequence::float8 AS sequence FROM broadcasts
           WHERE tenant = $1`,
    values: [tenant],
  };
}

export function broadcastsByCollection(
  found: readonly Row[],
): ReadonlyMap<string, readonly BroadcastRow[]> {
  const groups = Map.groupBy(found, row => textOf(row, 'collection'));
  return new Map([...groups].map(([collection, rows]) => [collection, broadcastsIn(rows)]));
}

/** A page of those behind the one with this id; '' comes before all of them. */
export function itemsAfter(last: string, tenant: string, collection: string): Statement {
  return {
    name: 'items-after',
    text: `SELECT page.id, page.sequence::float8 AS sequence, page.code,
                  own.key, own.value, own.sequence::float8 AS written
           FROM (
             SELECT * FROM items WHERE tenant = $1 AND collection = $2 AND id > $3
             ORDER BY id LIMIT ${pageSize}
           ) AS page
           LEFT JOIN own_values AS own
             ON own.tenant = $1 AND own.collection = $2 AND own.item = page.id
           ORDER BY page.id`,
    values: [tenant, collection, last],
  };
}

/** The rows of each item follow one another. */
export function itemsIn(rows: readonly Row[]): readonly ItemRow[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group?.[0]?.id === row.id) group?.push(row);
    else groups.push([row]);
  }
  return groups.map(itemIn);
}

const strays = [
  ...(['settings', 'items', 'broadcasts'] as const).map(table => ({
    table,
    text: `SELECT DISTINCT tenant FROM ${table} WHERE tenant NOT IN (SELECT tenant FROM tenants)`,
  })),
  {
    table: 'own_values',
    text: `SELECT DISTINCT tenant, collection, item FROM own_values AS own WHERE NOT EXISTS (
      SELECT FROM items WHERE items.tenant = own.tenant
        AND items.collection = own.collection AND items.id = own.item
    )`,
  },
];
