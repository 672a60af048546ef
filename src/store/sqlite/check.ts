import type { DatabaseSync } from 'node:sqlite';
import { Audit } from '../audit.ts';
import type { AuthenticRows } from '../authentic-rows.ts';
import { textOf } from '../columns.ts';
import type { Damage } from '../damage.ts';
import { apiKeySet, type Head, noTenant } from '../head.ts';
import { prepareApiKeyRows } from './api-keys.ts';
import { prepareWalk, type Walk } from './walk.ts';

/** Looks at the structure of the file and at every row; within a transaction, so that all are of one moment. */
export function checkAll(database: DatabaseSync, authentic: AuthenticRows): readonly Damage[] {
  const broken = integrityOf(database);
  // What is read out of a broken structure says little, and may not end.
  return broken.length > 0 ? broken : rowsOf(database, authentic);
}

function integrityOf(database: DatabaseSync): readonly Damage[] {
  return database
    .prepare('PRAGMA integrity_check')
    .all()
    .map(row => textOf(row, 'integrity_check'))
    .filter(detail => detail !== 'ok')
    .map(detail => ({ kind: 'structure', detail }));
}

function rowsOf(database: DatabaseSync, authentic: AuthenticRows): readonly Damage[] {
  const audit = new Audit(authentic);
  const walk = prepareWalk(database);
  for (const row of walk.heads()) {
    const head = audit.head(row);
    if (head === null) continue;
    if (row.tenant === noTenant) {
      audit.apiKeys(prepareApiKeyRows(database).all());
      audit.endOfSet('api_keys', [], head.sets.get(apiKeySet));
    } else {
      checkTenant(audit, walk, row.tenant, head);
    }
  }
  audit.endOfTenants();
  for (const { table, key } of walk.strays()) audit.stray(table, key);
  return audit.damage;
}

function checkTenant(audit: Audit, walk: Walk, tenant: string, head: Head): void {
  audit.settings(tenant, head, walk.settings(tenant));
  for (const name of new Set([...walk.sentTo(tenant), ...head.broadcasts.keys()])) {
    audit.broadcasts(tenant, name, head, walk.broadcasts(tenant, name));
  }
  for (const name of new Set([...walk.collections(tenant), ...head.sets.keys()])) {
    let page = walk.itemsAfter('', tenant, name);
    while (page.length > 0) {
      audit.items(tenant, name, page);
      page = walk.itemsAfter(page.at(-1)?.id ?? '', tenant, name);
    }
    audit.endOfSet('items', [tenant, name], head.sets.get(name));
  }
}
