import type { BroadcastRow, HeadRow, ItemRow } from '../authentic-rows.ts';
import { type Row, textOf } from '../columns.ts';
import { headIn } from '../stored-rows.ts';
import type { Statement } from './query.ts';

/** Of the tenant, or else of the last one before it. */
export function nearestHead(tenant: string): Statement {
  return {
    name: 'nearest-head',
    text: `SELECT tenant, head, code FROM tenants WHERE tenant <= $1
           ORDER BY tenant DESC LIMIT 1`,
    values: [tenant],
  };
}

/** What it finds; nothing where the table is empty. */
export function headOf([row]: readonly Row[] = []): HeadRow | undefined {
  return row && headIn(row);
}

export function saveHead({ tenant, head, code }: HeadRow): Statement {
  return {
    name: 'save-head',
    text: `INSERT INTO tenants (tenant, head, code) VALUES ($1, $2, $3)
           ON CONFLICT (tenant) DO UPDATE SET head = excluded.head, code = excluded.code`,
    values: [tenant, head, code],
  };
}

export function settings(tenant: string, resource: string): Statement {
  return {
    name: 'settings',
    text: 'SELECT resource, value FROM settings WHERE tenant = $1 AND resource = $2',
    values: [tenant, resource],
  };
}

export function documentIn([row]: readonly Row[]): string | null {
  return row === undefined ? null : textOf(row, 'value');
}

export function saveSettings(tenant: string, resource: string, value: string): Statement {
  return {
    name: 'save-settings',
    text: `INSERT INTO settings (tenant, resource, value) VALUES ($1, $2, $3)
           ON CONFLICT (tenant, resource) DO UPDATE SET value = excluded.value`,
    values: [tenant, resource, value],
  };
}

export function broadcasts(tenant: string, collection: string): Statement {
  return {
    name: 'broadcasts',
    text: `SELECT key, value, sequence::float8 AS sequence FROM broadcasts
           WHERE tenant = $1 AND collection = $2`,
    values: [tenant, collection],
  };
}

export function saveBroadcasts(
  tenant: string,
  collection: string,
  sent: readonly BroadcastRow[],
): Statement {
  return {
    name: 'save-broadcasts',
    text: `INSERT INTO broadcasts (tenant, collection, key, value, sequence)
           SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::bigint[])
           ON CONFLICT (tenant, collection, key)
           DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
    values: [
      tenant,
      collection,
      sent.map(({ key }) => key),
      sent.map(({ value }) => value),
      sent.map(({ sequence }) => String(sequence)),
    ],
  };
}

/** Items as they now are; of their own values, those that are given. */
export function saveItems(
  tenant: string,
  collection: string,
  items: readonly ItemRow[],
): Statement[] {
  const own = items.flatMap(({ id, own: values }) => values.map(value => ({ id, ...value })));
  return [
    {
      name: 'save-items',
      text: `INSERT INTO items (tenant, collection, id, sequence, code)
             SELECT $1, $2, * FROM unnest($3::text[], $4::bigint[], $5::text[])
             ON CONFLICT (tenant, collection, id) DO UPDATE SET code = excluded.code`,
      values: [
        tenant,
        collection,
        items.map(({ id }) => id),
        items.map(({ sequence }) => String(sequence)),
        items.map(({ code }) => code),
      ],
    },
    {
      name: 'save-own-values',
      text: `INSERT INTO own_values (tenant, collection, item, key, value, sequence)
             SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[])
             ON CONFLICT (tenant, collection, item, key)
             DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
      values: [
        tenant,
        collection,
        own.map(({ id }) => id),
        own.map(({ key }) => key),
        own.map(({ value }) => value),
        own.map(({ sequence }) => String(sequence)),
      ],
    },
  ];
}

/**
 * One row for each of an item's own values, one for an item without any, and one without an id where
 * there are values of an item that is not there.
 */
export function item(tenant: string, collection: string, id: string): Statement {
  return {
    name: 'item',
    text: `SELECT items.id, items.sequence::float8 AS sequence, items.code,
                  own.key, own.value, own.sequence::float8 AS written
           FROM (SELECT * FROM items WHERE tenant = $1 AND collection = $2 AND id = $3) AS items
           FULL JOIN (
             SELECT * FROM own_values WHERE tenant = $1 AND collection = $2 AND item = $3
           ) AS own ON own.item = items.id`,
    values: [tenant, collection, id],
  };
}

/** Own values go with their items. */
export function forgetTenant(tenant: string): Statement[] {
  return ['settings', 'items', 'broadcasts'].map(table => ({
    name: `forget-${table}`,
    text: `DELETE FROM ${table} WHERE tenant = $1`,
    values: [tenant],
  }));
}
