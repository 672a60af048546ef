import type { DatabaseSync } from 'node:sqlite';
import type { ApiKeys } from '../api-keys.ts';
import { prepareApiKeyRows } from './api-key-rows.ts';
import type { Session } from './session.ts';

export function createApiKeys(database: DatabaseSync, { read, write }: Session): ApiKeys {
  const rows = prepareApiKeyRows(database);
  return {
    add: key => write(() => rows.add(key)),
    list: () => read(rows.list),
    revoke: (id, at) => write(() => rows.revoke(id, at)),
    tenantOf: digest => read(() => rows.tenantOf(digest)),
  };
}
