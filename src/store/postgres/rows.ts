import type { EffectiveValue, KeyValue, OwnValue } from '../sealed-values.ts';
import { textOf } from './columns.ts';
import type { Row, Statement } from './query.ts';

/** The number of the last broadcast to a collection ($1 the tenant, $2 the collection). */
const lastBroadcast = `
  SELECT coalesce(max(sequence), 0) AS sequence FROM broadcasts WHERE tenant = $1 AND collection = $2`;

export function settings(tenant: string, resource: string): Statement {
  return {
    name: 'settings',
    text: 'SELECT document FROM settings WHERE tenant = $1 AND resource = $2',
    values: [tenant, resource],
  };
}

export function documentIn([row]: readonly Row[]): string | null {
  return row === undefined ? null : textOf(row, 'document');
}

export function saveSettings(tenant: string, resource: string, document: string): Statement {
  return {
    name: 'save-settings',
    text: `INSERT INTO settings (tenant, resource, document) VALUES ($1, $2, $3)
           ON CONFLICT (tenant, resource) DO UPDATE SET document = excluded.document`,
    values: [tenant, resource, document],
  };
}

/** All keys of one update get the same number. */
export function saveBroadcasts(
  tenant: string,
  collection: string,
  sent: readonly KeyValue[],
): Statement {
  return {
    name: 'save-broadcasts',
    text: `INSERT INTO broadcasts (tenant, collection, key, value, sequence)
           SELECT $1, $2, sent.key, sent.value, last.sequence + 1
           FROM unnest($3::text[], $4::text[]) AS sent (key, value), (${lastBroadcast}) AS last
           ON CONFLICT (tenant, collection, key)
           DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
    values: [tenant, collection, sent.map(({ key }) => key), sent.map(({ value }) => value)],
  };
}

export function createItems(tenant: string, collection: string, ids: readonly string[]): Statement {
  return {
    name: 'create-items',
    text: `INSERT INTO items (tenant, collection, id, sequence)
           SELECT $1, $2, id, last.sequence
           FROM unnest($3::text[]) AS id, (${lastBroadcast}) AS last`,
    values: [tenant, collection, ids],
  };
}

export function saveOwnValues(
  tenant: string,
  collection: string,
  own: readonly OwnValue[],
): Statement {
  return {
    name: 'save-own-values',
    text: `INSERT INTO own_values (tenant, collection, item, key, value, sequence)
           SELECT $1, $2, own.item, own.key, own.value, last.sequence
           FROM unnest($3::text[], $4::text[], $5::text[]) AS own (item, key, value),
                (${lastBroadcast}) AS last
           ON CONFLICT (tenant, collection, item, key)
           DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
    values: [
      tenant,
      collection,
      own.map(({ item }) => item),
      own.map(({ key }) => key),
      own.map(({ value }) => value),
    ],
  };
}

/** One row for each value in force, one without a key for an item that has none, and none for no item. */
export function item(tenant: string, collection: string, id: string): Statement {
  return {
    name: 'item',
    text: `SELECT found.key, found.value, found.source
           FROM items LEFT JOIN effective_values AS found
             ON found.tenant = $1 AND found.collection = $2 AND found.item = $3
           WHERE items.tenant = $1 AND items.collection = $2 AND items.id = $3`,
    values: [tenant, collection, id],
  };
}

export function effectiveValuesIn(rows: readonly Row[]): EffectiveValue[] {
  return rows
    .filter(({ key }) => key !== null)
    .map(row => ({
      key: textOf(row, 'key'),
      value: textOf(row, 'value'),
      source: row.source === 'item' ? 'item' : 'broadcast',
    }));
}

/** Own values go with their items. */
export function forgetTenant(tenant: string): Statement[] {
  return ['settings', 'items', 'broadcasts'].map(table => ({
    name: `forget-${table}`,
    text: `DELETE FROM ${table} WHERE tenant = $1`,
    values: [tenant],
  }));
}
