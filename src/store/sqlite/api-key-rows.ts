import type { DatabaseSync } from 'node:sqlite';
import type { ApiKeyRow } from '../authentic-rows.ts';
import { bytesOf, type Row, textOf } from './columns.ts';

export type ApiKeyRows = ReturnType<typeof prepareApiKeyRows>;

/** The statements of the table `api_keys`, prepared once. */
export function prepareApiKeyRows(database: DatabaseSync) {
  const columns = 'id, tenant, digest, created_at, revoked_at, code';
  const add = database.prepare(`INSERT INTO api_keys (${columns}) VALUES (?, ?, ?, ?, ?, ?)`);
  const all = database.prepare(`SELECT ${columns} FROM api_keys ORDER BY number`);
  const withDigest = database.prepare(`SELECT ${columns} FROM api_keys WHERE digest = ?`);
  const save = database.prepare('UPDATE api_keys SET revoked_at = ?, code = ? WHERE id = ?');

  return {
    add({ id, tenant, digest, createdAt, revokedAt, code }: ApiKeyRow): void {
      const dates = [createdAt.toISOString(), revokedAt?.toISOString() ?? null] as const;
      add.run(id, tenant, digest, ...dates, code);
    },
    /** In the order of creation. */
    all: (): ApiKeyRow[] => all.all().map(apiKeyIn),
    withDigest(digest: Buffer): ApiKeyRow | null {
      const row = withDigest.get(digest);
      return row === undefined ? null : apiKeyIn(row);
    },
    /** Of a row that is there: when it was revoked, and its code. */
    save({ id, revokedAt, code }: ApiKeyRow): void {
      save.run(revokedAt?.toISOString() ?? null, code, id);
    },
  };
}

function apiKeyIn(row: Row): ApiKeyRow {
  return {
    id: textOf(row, 'id'),
    tenant: textOf(row, 'tenant'),
    digest: bytesOf(row, 'digest'),
    createdAt: new Date(textOf(row, 'created_at')),
    revokedAt: row.revoked_at === null ? null : new Date(textOf(row, 'revoked_at')),
    code: textOf(row, 'code'),
  };
}
