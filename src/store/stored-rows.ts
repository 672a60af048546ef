import type { SettingsRow } from './audit.ts';
import type { ApiKeyRow, BroadcastRow, HeadRow, ItemRow, OwnRow } from './authentic-rows.ts';
import { bytesOf, dateOf, numberOf, type Row, textOf } from './columns.ts';

export function headIn(row: Row): HeadRow {
  return {
    tenant: textOf(row, 'tenant'),
    head: textOf(row, 'head'),
    code: textOf(row, 'code'),
  };
}

export function settingsIn(row: Row): SettingsRow {
  return { resource: textOf(row, 'resource'), value: textOf(row, 'value') };
}

export function broadcastIn(row: Row): BroadcastRow {
  return {
    key: textOf(row, 'key'),
    value: textOf(row, 'value'),
    sequence: numberOf(row, 'sequence'),
  };
}

/** The item that all the rows are about. */
export function itemIn(rows: readonly Row[]): ItemRow {
  const [first] = rows;
  return {
    id: textOf(first, 'id'),
    sequence: numberOf(first, 'sequence'),
    code: textOf(first, 'code'),
    own: rows.flatMap((row): OwnRow[] =>
      row.key === null
        ? []
        : [
            {
              key: textOf(row, 'key'),
              value: textOf(row, 'value'),
              sequence: numberOf(row, 'written'),
            },
          ],
    ),
  };
}

/** The rows of each item follow one another. */
export function itemsIn(rows: readonly Row[]): ItemRow[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group?.[0]?.id === row.id) group?.push(row);
    else groups.push([row]);
  }
  return groups.map(itemIn);
}

export function apiKeyIn(row: Row): ApiKeyRow {
  return {
    id: textOf(row, 'id'),
    tenant: textOf(row, 'tenant'),
    digest: bytesOf(row, 'digest'),
    createdAt: dateOf(row, 'created_at'),
    revokedAt: row.revoked_at === null ? null : dateOf(row, 'revoked_at'),
    code: textOf(row, 'code'),
  };
}

/** What finds rows whose tenant or item is not there. */
export const strays = [
  ...(['settings', 'items', 'broadcasts'] as const).map(table => ({
    table,
    text: `SELECT DISTINCT tenant FROM ${table} WHERE tenant NOT IN (SELECT tenant FROM tenants)`,
  })),
  {
    table: 'own_values',
    text: `SELECT DISTINCT tenant, collection, item FROM own_values AS own WHERE NOT EXISTS (
      SELECT 1 FROM items WHERE items.tenant = own.tenant
        AND items.collection = own.collection AND items.id = own.item
    )`,
  },
];
