import type { ApiKeys } from '../api-keys.ts';
import { dateOf, textOf } from './columns.ts';
import type { Row, Statement } from './query.ts';

export function createApiKeys(query: (statement: Statement) => Promise<readonly Row[]>): ApiKeys {
  return {
    async add({ id, tenant, digest, createdAt }) {
      await query({
        text: 'INSERT INTO api_keys (id, tenant, digest, created_at) VALUES ($1, $2, $3, $4)',
        values: [id, tenant, digest, createdAt],
      });
    },
    async list() {
      const rows = await query({
        text: 'SELECT id, tenant, created_at, revoked_at FROM api_keys ORDER BY number',
      });
      return rows.map(row => ({
        id: textOf(row, 'id'),
        tenant: textOf(row, 'tenant'),
        createdAt: dateOf(row, 'created_at'),
        revokedAt: row.revoked_at === null ? null : dateOf(row, 'revoked_at'),
      }));
    },
    async revoke(id, at) {
      const revoked = await query({
        text: 'UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING 1',
        values: [id, at],
      });
      return revoked.length > 0;
    },
    async tenantOf(digest) {
      const [row] = await query({
        name: 'tenant-of-key',
        text: 'SELECT tenant FROM api_keys WHERE digest = $1 AND revoked_at IS NULL',
        values: [digest],
      });
      return row === undefined ? null : textOf(row, 'tenant');
    },
  };
}
