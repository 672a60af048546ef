import type { DatabaseSync } from 'node:sqlite';
import type { BroadcastRow, HeadRow, ItemRow } from '../authentic-rows.ts';
import { textOf } from '../columns.ts';
import { broadcastIn, headIn, itemIn } from '../stored-rows.ts';

/** Marks the file as ours (`PRAGMA application_id`): "Hold" in ASCII. */
export const applicationId = 0x486f6c64;
export const markAsOurs = `PRAGMA application_id = ${applicationId}`;

export type Rows = ReturnType<typeof prepareRows>;

/** One row for each of an item's own values, one for an item without any. */
export const selectItem = `SELECT items.id, items.sequence, items.code, own.key, own.value, own.sequence AS written
     FROM items LEFT JOIN own_values AS own
       ON own.tenant = items.tenant AND own.collection = items.collection AND own.item = items.id
     WHERE items.tenant = ? AND items.collection = ? AND items.id = ?`;

/** Every statement of the store, prepared once. */
export function prepareRows(database: DatabaseSync) {
  const nearestHead = database.prepare(
    'SELECT tenant, head, code FROM tenants WHERE tenant <= ? ORDER BY tenant DESC LIMIT 1',
  );
  const saveHead = database.prepare(
    `INSERT INTO settings (tenant, resource, value, code) VALUES (?, '', ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, code = excluded.code`,
  );
  const settings = database.prepare('SELECT value FROM settings WHERE tenant = ? AND resource = ?');
  const saveSettings = database.prepare(
    `INSERT INTO settings (tenant, resource, value) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value`,
  );
  const broadcasts = database.prepare(
    'SELECT key, value, sequence FROM broadcasts WHERE tenant = ? AND collection = ?',
  );
  const saveBroadcast = database.prepare(
    `INSERT INTO broadcasts (tenant, collection, key, value, sequence) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
  );
  const saveItem = database.prepare(
    `INSERT INTO items (tenant, collection, id, sequence, code) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET code = excluded.code`,
  );
  const item = database.prepare(selectItem);
  const strayValue = database.prepare(
    'SELECT 1 FROM own_values WHERE tenant = ? AND collection = ? AND item = ? LIMIT 1',
  );
  const saveOwnValue = database.prepare(
    `INSERT INTO own_values (tenant, collection, item, key, value, sequence) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
  );
  // All but the head, which stands among the settings. What an item has would go with it, but one by one.
  const forget = [
    "settings WHERE resource <> '' AND",
    'own_values WHERE',
    'items WHERE',
    'broadcasts WHERE',
  ].map(rows => database.prepare(`DELETE FROM ${rows} tenant = ?`));
  // An empty transaction writes nothing, so a full disk would not show; this writes one page, as it was.
  const rewriteMark = database.prepare(markAsOurs);

  return {
    rewriteMark: () => void rewriteMark.run(),
    /** Of the tenant, or else of the last one before it. */
    nearestHead(tenant: string): HeadRow | undefined {
      const row = nearestHead.get(tenant);
      return row && headIn(row);
    },
    saveHead: ({ tenant, head, code }: HeadRow) => void saveHead.run(tenant, head, code),
    settings(tenant: string, resource: string): string | null {
      const row = settings.get(tenant, resource);
      return row === undefined ? null : textOf(row, 'value');
    },
    saveSettings(tenant: string, resource: string, value: string): void {
      saveSettings.run(tenant, resource, value);
    },
    broadcasts: (tenant: string, collection: string): BroadcastRow[] =>
      broadcasts.all(tenant, collection).map(broadcastIn),
    saveBroadcast(tenant: string, collection: string, { key, value, sequence }: BroadcastRow) {
      saveBroadcast.run(tenant, collection, key, value, sequence);
    },
    item(tenant: string, collection: string, id: string): ItemRow | null {
      const rows = item.all(tenant, collection, id);
      return rows.length === 0 ? null : itemIn(rows);
    },
    /** Whether there are values of an item that is not there. */
    hasStrayValue: (tenant: string, collection: string, item: string): boolean =>
      strayValue.get(tenant, collection, item) !== undefined,
    /** The values of its own that are given are saved with it. */
    saveItem(tenant: string, collection: string, { id, sequence, code, own }: ItemRow): void {
      saveItem.run(tenant, collection, id, sequence, code);
      for (const { key, value, sequence: written } of own) {
        saveOwnValue.run(tenant, collection, id, key, value, written);
      }
    },
    forgetTenant(tenant: string): void {
      for (const statement of forget) statement.run(tenant);
    },
  };
}
