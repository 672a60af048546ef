import {
  addApiKey,
  requireApiKeys,
  revokeApiKey,
  type SavedApiKey,
  tenantOfRow,
} from '../api-key-set.ts';
import type { ApiKeys } from '../api-keys.ts';
import type { ApiKeyRow, AuthenticRows } from '../authentic-rows.ts';
import type { Row } from '../columns.ts';
import { type Head, noTenant } from '../head.ts';
import { apiKeyIn } from '../stored-rows.ts';
import type { Statement } from './query.ts';
import type { Decision, Work } from './transact.ts';

/** How the store reads and writes. */
export interface Access {
  query(statement: Statement): Promise<readonly Row[]>;
  read(
    tenant: string,
    statements: readonly Statement[],
  ): Promise<{ readonly head: Head; readonly found: readonly (readonly Row[])[] }>;
  write<Result>(work: Work<Result>): Promise<Result>;
}

export function createApiKeys(access: Access, authentic: AuthenticRows): ApiKeys {
  return {
    add: key =>
      access.write({
        tenant: noTenant,
        decide: head => decisionOf(undefined, addApiKey(authentic, head, key)),
      }),
    async list() {
      const { head, found } = await access.read(noTenant, [all]);
      return requireApiKeys(authentic, head, (found[0] ?? []).map(apiKeyIn));
    },
    revoke: (id, at) =>
      access.write({
        tenant: noTenant,
        read: [all],
        decide(head, found): Decision<boolean> {
          const saved = revokeApiKey(authentic, head, (found[0] ?? []).map(apiKeyIn), id, at);
          return saved === null ? { result: false, writes: [] } : decisionOf(true, saved);
        },
      }),
    async tenantOf(digest) {
      const [row] = await access.query(withDigest(digest));
      return tenantOfRow(authentic, row === undefined ? null : apiKeyIn(row), digest);
    },
  };
}

function decisionOf<Result>(result: Result, { row, head }: SavedApiKey): Decision<Result> {
  return { result, head, writes: [saveApiKey(row)] };
}

const columns = 'id, tenant, digest, created_at, revoked_at, code';

/** In the order of creation. */
export const all: Statement = { text: `SELECT ${columns} FROM api_keys ORDER BY number` };

function withDigest(digest: Buffer): Statement {
  return {
    name: 'key-with-digest',
    text: `SELECT ${columns} FROM api_keys WHERE digest = $1`,
    values: [digest],
  };
}

export function saveApiKey(row: ApiKeyRow): Statement {
  const { id, tenant, digest, createdAt, revokedAt, code } = row;
  return {
    text: `INSERT INTO api_keys (${columns}) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (id) DO UPDATE SET revoked_at = excluded.revoked_at, code = excluded.code`,
    values: [id, tenant, digest, createdAt, revokedAt, code],
  };
}
