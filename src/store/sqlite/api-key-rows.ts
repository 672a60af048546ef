import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ApiKey, ApiKeyEntry } from '../api-keys.ts';
import { textOf } from './columns.ts';

export type ApiKeyRows = ReturnType<typeof prepareApiKeyRows>;

/** The statements of the table `api_keys`, prepared once. */
export function prepareApiKeyRows(database: DatabaseSync) {
  const add = database.prepare(
    'INSERT INTO api_keys (id, tenant, digest, created_at) VALUES (?, ?, ?, ?)',
  );
  const list = database.prepare(
    'SELECT id, tenant, created_at, revoked_at FROM api_keys ORDER BY number',
  );
  const revoke = database.prepare(
    'UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
  );
  const tenantOf = database.prepare(
    'SELECT tenant FROM api_keys WHERE digest = ? AND revoked_at IS NULL',
  );

  return {
    add({ id, tenant, digest, createdAt }: ApiKey): void {
      add.run(id, tenant, digest, createdAt.toISOString());
    },
    list: (): ApiKeyEntry[] => list.all().map(toEntry),
    revoke: (id: string, at: Date): boolean => revoke.run(at.toISOString(), id).changes === 1,
    tenantOf(digest: Buffer): string | null {
      const row = tenantOf.get(digest);
      return row === undefined ? null : textOf(row, 'tenant');
    },
  };
}

function toEntry(row: Record<string, SQLOutputValue>): ApiKeyEntry {
  return {
    id: textOf(row, 'id'),
    tenant: textOf(row, 'tenant'),
    createdAt: new Date(textOf(row, 'created_at')),
    revokedAt: row.revoked_at === null ? null : new Date(textOf(row, 'revoked_at')),
  };
}
