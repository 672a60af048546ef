import type { Pool } from 'pg';
import { Audit } from '../audit.ts';
import type { AuthenticRows } from '../authentic-rows.ts';
import type { Damage } from '../damage.ts';
import { apiKeySet, type Head, noTenant } from '../head.ts';
import { apiKeyIn } from '../stored-rows.ts';
import { all } from './api-keys.ts';
import { query } from './query.ts';
import { createWalk, type Walk } from './walk.ts';

/** Looks at every row, all of one moment. The pages of its files PostgreSQL alone can look at. */
export async function checkAll(pool: Pool, authentic: AuthenticRows): Promise<readonly Damage[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const walk = createWalk(statement => query(client, statement));
    const audit = new Audit(authentic);
    for (const row of await walk.heads()) {
      const head = audit.head(row);
      if (head === null) continue;
      if (row.tenant === noTenant) {
        audit.apiKeys((await query(client, all)).map(apiKeyIn));
        audit.endOfSet('api_keys', [], head.sets.get(apiKeySet));
      } else {
        await checkTenant(audit, walk, row.tenant, head);
      }
    }
    audit.endOfTenants();
    for (const { table, key } of await walk.strays()) audit.stray(table, key);
    await client.query('COMMIT');
    client.release();
    return audit.damage;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function checkTenant(audit: Audit, walk: Walk, tenant: string, head: Head): Promise<void> {
  audit.settings(tenant, head, await walk.settings(tenant));
  for (const name of new Set([...(await walk.sentTo(tenant)), ...head.broadcasts.keys()])) {
    audit.broadcasts(tenant, name, head, await walk.broadcasts(tenant, name));
  }
  for (const name of new Set([...(await walk.collections(tenant)), ...head.sets.keys()])) {
    let page = await walk.itemsAfter('', tenant, name);
    while (page.length > 0) {
      audit.items(tenant, name, page);
      page = await walk.itemsAfter(page.at(-1)?.id ?? '', tenant, name);
    }
    audit.endOfSet('items', [tenant, name], head.sets.get(name));
  }
}
