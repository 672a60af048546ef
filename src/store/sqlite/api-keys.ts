import type { DatabaseSync } from 'node:sqlite';
import {
  addApiKey,
  requireApiKeys,
  revokeApiKey,
  type SavedApiKey,
  tenantOfRow,
} from '../api-key-set.ts';
import type { ApiKeys } from '../api-keys.ts';
import type { AuthenticRows, FoundHead } from '../authentic-rows.ts';
import { noTenant } from '../head.ts';
import { prepareApiKeyRows } from './api-key-rows.ts';
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
