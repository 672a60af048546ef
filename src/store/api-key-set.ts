import type { ApiKey, ApiKeyEntry } from './api-keys.ts';
import type { ApiKeyRow, AuthenticRows } from './authentic-rows.ts';
import { DamagedRowError } from './damage.ts';
import { apiKeySet, changed, emptySet, type Head, withSet } from './head.ts';

/** A row that comes into the set or takes the place of another, and the head that knows of it. */
export interface SavedApiKey {
  readonly row: ApiKeyRow;
  readonly head: Head;
}

/** The row of a new key. */
export function addApiKey(authentic: AuthenticRows, head: Head, key: ApiKey): SavedApiKey {
  const row = withCode(authentic, { ...key, revokedAt: null });
  return { row, head: withSet(head, apiKeySet, { added: [row.code] }) };
}

/** The row of a key that is in force no longer; null where there is no such key in force. */
export function revokeApiKey(
  authentic: AuthenticRows,
  head: Head,
  rows: readonly ApiKeyRow[],
  id: string,
  at: Date,
): SavedApiKey | null {
  requireApiKeys(authentic, head, rows);
  const former = rows.find(row => row.id === id && row.revokedAt === null);
  return former === undefined ? null : replaceApiKey(authentic, head, former, at);
}

/** The same key with a code of the first secret key. */
export function renewApiKey(authentic: AuthenticRows, head: Head, former: ApiKeyRow): SavedApiKey {
  authentic.requireApiKey(former);
  return replaceApiKey(authentic, head, former, former.revokedAt);
}

/** All the keys there are, none changed, missing or in excess. */
export function requireApiKeys(
  authentic: AuthenticRows,
  head: Head,
  rows: readonly ApiKeyRow[],
): readonly ApiKeyEntry[] {
  const { count, sum } = changed(emptySet, { added: rows.map(({ code }) => code) });
  const named = head.sets.get(apiKeySet) ?? emptySet;
  const entries = rows.map(row => {
    const { id, tenant, createdAt, revokedAt } = authentic.requireApiKey(row);
    return { id, tenant, createdAt, revokedAt };
  });
  if (count === named.count && sum === named.sum) return entries;
  throw new DamagedRowError('api_keys', [], count < named.count ? 'missing' : 'changed');
}

/** The tenant of a row that was found by its digest, null for none and for a revoked key. */
export function tenantOfRow(
  authentic: AuthenticRows,
  row: ApiKeyRow | null,
  digest: Buffer,
): string | null {
  if (row === null) return null;
  // An index that is damaged leads to another row.
  if (!row.digest.equals(digest)) throw new DamagedRowError('api_keys', [row.id], 'changed');
  return authentic.requireApiKey(row).revokedAt === null ? row.tenant : null;
}

function replaceApiKey(
  authentic: AuthenticRows,
  head: Head,
  { code, ...former }: ApiKeyRow,
  revokedAt: Date | null,
): SavedApiKey {
  const row = withCode(authentic, { ...former, revokedAt });
  return { row, head: withSet(head, apiKeySet, { added: [row.code], removed: [code] }) };
}

function withCode(authentic: AuthenticRows, row: Omit<ApiKeyRow, 'code'>): ApiKeyRow {
  return { ...row, code: authentic.codeOfApiKey(row) };
}
