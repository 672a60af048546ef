import { randomBytes } from 'node:crypto';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { parseKeyring } from '../../src/secrets/parse-keyring.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Collection, Store } from '../../src/store/store.ts';
import { apiKeyTenant, secretKeys, updatePath } from '../subject.ts';

const update = defaultContract().updates.find(({ path }) => path === updatePath);
if (update?.cascade === undefined) throw new Error(`${updatePath} has items`);

/** What the updates of the benchmark are about. */
export const target = update;
export const collection: Collection = { ...update, name: update.cascade.to };

/** So many in a transaction. */
const atOnce = 10_000;

export function openStore(file: string): Store {
  return openSqliteStore({
    file,
    keyring: parseKeyring(secretKeys, randomBytes),
    random: randomBytes,
  });
}

/** Some of their ids, spread over all of them. */
export async function createItems(store: Store, count: number): Promise<readonly string[]> {
  const some: string[] = [];
  for (let made = 0; made < count; made += atOnce) {
    const ids = await store.createItems(apiKeyTenant, collection, Math.min(atOnce, count - made));
    some.push(...ids.filter((_, at) => at % 100 === 0));
  }
  return some;
}
