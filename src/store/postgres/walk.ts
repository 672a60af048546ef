import type { SettingsRow } from '../audit.ts';
import type { BroadcastRow, HeadRow } from '../authentic-rows.ts';
import { type Row, textOf } from '../columns.ts';
import type { RowPlace } from '../store-error.ts';
import { apiKeyIn, broadcastIn, headIn, itemsIn, settingsIn, strays } from '../stored-rows.ts';
import { all } from './api-keys.ts';
import type { Statement } from './query.ts';
import { broadcasts } from './rows.ts';

/** Runs one statement, on whatever connection. */
export type Ask = (statement: Statement) => Promise<readonly Row[]>;

/** Few enough items for a transaction that the tenant's other writers hardly notice. */
const pageSize = 200;

/** A `Walk` by one statement after the other. */
export function createWalk(ask: Ask) {
  const namesIn = async (table: 'broadcasts' | 'items', tenant: string) => {
    const text = `SELECT DISTINCT collection FROM ${table} WHERE tenant = $1`;
    const found = await ask({ text, values: [tenant] });
    return found.map(row => textOf(row, 'collection'));
  };
  return {
    async heads(): Promise<readonly HeadRow[]> {
      const found = await ask({ text: 'SELECT tenant, head, code FROM tenants ORDER BY tenant' });
      return found.map(headIn);
    },
    settings: async (tenant: string): Promise<readonly SettingsRow[]> =>
      (await ask(allSettings(tenant))).map(settingsIn),
    sentTo: (tenant: string) => namesIn('broadcasts', tenant),
    broadcasts: async (tenant: string, collection: string): Promise<readonly BroadcastRow[]> =>
      (await ask(broadcasts(tenant, collection))).map(broadcastIn),
    collections: (tenant: string) => namesIn('items', tenant),
    itemsAfter: async (last: string, tenant: string, collection: string) =>
      itemsIn(await ask(itemsAfter(last, tenant, collection))),
    apiKeys: async () => (await ask(all)).map(apiKeyIn),
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
  return new Map([...groups].map(([collection, rows]) => [collection, rows.map(broadcastIn)]));
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
