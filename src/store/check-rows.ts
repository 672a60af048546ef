import { Audit } from './audit.ts';
import type { AuthenticRows } from './authentic-rows.ts';
import type { Damage } from './damage.ts';
import { apiKeySet, type Head, noTenant } from './head.ts';
import { answered, type Steps } from './steps.ts';
import type { Walk } from './walk.ts';

/** Looks at every row; within a transaction, so that all are of one moment. */
export function* checkRows(walk: Walk, authentic: AuthenticRows): Steps<readonly Damage[]> {
  const audit = new Audit(authentic);
  for (const row of yield* answered(walk.heads())) {
    const head = audit.head(row);
    if (head === null) continue;
    if (row.tenant === noTenant) {
      audit.apiKeys(yield* answered(walk.apiKeys()));
      audit.endOfSet('api_keys', [], head.sets.get(apiKeySet));
    } else {
      yield* checkTenant(audit, walk, row.tenant, head);
    }
  }
  audit.endOfTenants();
  for (const { table, key } of yield* answered(walk.strays())) audit.stray(table, key);
  return audit.damage;
}

function* checkTenant(audit: Audit, walk: Walk, tenant: string, head: Head): Steps<void> {
  audit.settings(tenant, head, yield* answered(walk.settings(tenant)));
  const sentTo = yield* answered(walk.sentTo(tenant));
  for (const name of new Set([...sentTo, ...head.broadcasts.keys()])) {
    audit.broadcasts(tenant, name, head, yield* answered(walk.broadcasts(tenant, name)));
  }
  const collections = yield* answered(walk.collections(tenant));
  for (const name of new Set([...collections, ...head.sets.keys()])) {
    let page = yield* answered(walk.itemsAfter('', tenant, name));
    while (page.length > 0) {
      audit.items(tenant, name, page);
      page = yield* answered(walk.itemsAfter(page.at(-1)?.id ?? '', tenant, name));
    }
    audit.endOfSet('items', [tenant, name], head.sets.get(name));
  }
}
