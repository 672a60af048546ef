import type { DatabaseSync } from 'node:sqlite';
import {
  addApiKey,
  requireApiKeys,
  revokeApiKey,
  type SavedApiKey,
  tenantOfRow,
} from '../api-key-set.ts';
import type { ApiKeys } from '../api-keys.ts';
import type { ApiKeyRow, AuthenticRows, FoundHead } from '../authentic-rows.ts';
import { noTenant } from '../head.ts';
import { apiKeyIn } from '../stored-rows.ts';
import type { Heads } from './heads.ts';
import type { Session } from './session.ts';

export function createApiKeys(
  database: DatabaseSync,
  { read, write }: Session,
  heads: Heads,
  authentic: AuthenticRows,
): ApiKeys {
  const rows = prepareApiKeyRows(database);
  const written = (
    save: (row: SavedApiKey['row']) => void,
    change: (head: FoundHead['head']) => SavedApiKey | null,
  ) =>
    write(() => {
      const found = heads.find(noTenant);
      const saved = change(found.head);
      if (saved === null) return false;
      save(saved.row);
      heads.save(found, saved.head);
      return true;
    });
  return {
    async add(key) {
      await written(rows.add, head => addApiKey(authentic, head, key));
    },
    list: () => read(() => requireApiKeys(authentic, heads.find(noTenant).head, rows.all())),
    revoke: (id, at) =>
      written(rows.save, head => revokeApiKey(authentic, head, rows.all(), id, at)),
    tenantOf: digest => read(() => tenantOfRow(authentic, rows.withDigest(digest), digest)),
  };
}

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
