import { valueAt } from '../../src/contract/json-pointer.ts';
import { type Caller, call, RefusedError } from './call.ts';

const items = '/__admin/items/assessments';

export async function createItems(server: Caller, collection: string): Promise<readonly string[]> {
  const ids = valueAt(await call(server, 'POST', `/__admin/items/${collection}`, { count: 2 }), [
    'ids',
  ]);
  if (!Array.isArray(ids)) throw new Error('the answer has no ids');
  return ids.map(String);
}

/** Creates items until the server is gone; the ids of those it acknowledged. */
export async function createUntilGone(server: Caller): Promise<readonly string[]> {
  const created: string[] = [];
  try {
    for (;;) created.push(...(await createItems(server, 'assessments')));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return created;
  }
}

/** Those that the server does not know any more, or not whole. */
export async function missingItems(
  server: Caller,
  ids: readonly string[],
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const id of ids) if (!(await isWhole(server, id))) missing.push(id);
  return missing;
}

async function isWhole(server: Caller, id: string): Promise<boolean> {
  try {
    const item = await call(server, 'GET', `${items}/${id}`);
    return ['start', 'submission', 'updates'].every(
      hook => valueAt(item, ['webhooks', hook, 'status']) !== undefined,
    );
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}
