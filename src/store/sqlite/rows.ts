import type { DatabaseSync } from 'node:sqlite';
import type { EffectiveValue } from '../sealed-values.ts';
import { numberOf, textOf } from './columns.ts';
import { markAsOurs } from './migrate.ts';

export type Rows = ReturnType<typeof prepareRows>;

/** Every statement of the store, prepared once. */
export function prepareRows(database: DatabaseSync) {
  const settings = database.prepare(
    'SELECT document FROM settings WHERE tenant = ? AND resource = ?',
  );
  const saveSettings = database.prepare(
    `INSERT INTO settings (tenant, resource, document) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET document = excluded.document`,
  );
  const lastBroadcast = database.prepare(
    'SELECT coalesce(max(sequence), 0) AS last FROM broadcasts WHERE tenant = ? AND collection = ?',
  );
  const saveBroadcast = database.prepare(
    `INSERT INTO broadcasts (tenant, collection, key, value, sequence) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
  );
  const createItem = database.prepare(
    'INSERT INTO items (tenant, collection, id, sequence) VALUES (?, ?, ?, ?)',
  );
  const item = database.prepare(
    'SELECT 1 FROM items WHERE tenant = ? AND collection = ? AND id = ?',
  );
  const saveOwnValue = database.prepare(
    `INSERT INTO own_values (tenant, collection, item, key, value, sequence) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
  );
  const valuesIn = (view: 'effective_values' | 'inherited_values') => {
    const statement = database.prepare(
      `SELECT key, value, source FROM ${view} WHERE tenant = ? AND collection = ? AND item = ?`,
    );
    return (tenant: string, collection: string, item: string): EffectiveValue[] =>
      statement.all(tenant, collection, item).map(row => ({
        key: textOf(row, 'key'),
        value: textOf(row, 'value'),
        source: row.source === 'item' ? 'item' : 'broadcast',
      }));
  };
  const forget = ['settings', 'items', 'broadcasts'].map(table =>
    database.prepare(`DELETE FROM ${table} WHERE tenant = ?`),
  );
  // An empty transaction writes nothing, so a full disk would not show; this writes one page, as it was.
  const rewriteMark = database.prepare(markAsOurs);

  return {
    rewriteMark: () => void rewriteMark.run(),
    settings(tenant: string, resource: string): string | null {
      const row = settings.get(tenant, resource);
      return row === undefined ? null : textOf(row, 'document');
    },
    saveSettings(tenant: string, resource: string, document: string): void {
      saveSettings.run(tenant, resource, document);
    },
    lastBroadcast: (tenant: string, collection: string): number =>
      numberOf(lastBroadcast.get(tenant, collection), 'last'),
    saveBroadcast(
      ...row: [tenant: string, collection: string, key: string, value: string, sequence: number]
    ): void {
      saveBroadcast.run(...row);
    },
    createItem(...row: [tenant: string, collection: string, id: string, sequence: number]): void {
      createItem.run(...row);
    },
    hasItem: (tenant: string, collection: string, id: string): boolean =>
      item.get(tenant, collection, id) !== undefined,
    saveOwnValue(
      ...row: [
        tenant: string,
        collection: string,
        item: string,
        key: string,
        value: string,
        sequence: number,
      ]
    ): void {
      saveOwnValue.run(...row);
    },
    effectiveValues: valuesIn('effective_values'),
    inheritedValues: valuesIn('inherited_values'),
    forgetTenant(tenant: string): void {
      for (const statement of forget) statement.run(tenant);
    },
  };
}
