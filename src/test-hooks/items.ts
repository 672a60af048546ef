import {
  itemChangePointer,
  readItemChange,
  readTestHookBody,
  type TestHookBodies,
} from '../contract/test-hook-bodies.ts';
import { badRequest } from '../problem/refusals.ts';
import { type ChangeOutcome, changeItem, type UpdateOptions } from '../settings/apply-update.ts';
import type { Settings } from '../settings/settings.ts';
import { viewOf } from '../settings/view.ts';
import { type ItemCollection, requireItem } from './collections.ts';

/** Where the items of tenants are kept: a store fits, and so does a memory. */
export interface Items<Tenant> {
  /** New items that start from the settings of this moment; their ids, in the order of creation. */
  createItems(
    tenant: Tenant,
    collection: ItemCollection,
    count: number,
  ): Promise<readonly string[]>;

  /** The settings in force for an item; null when the tenant has no such item in this collection. */
  readItem(tenant: Tenant, collection: ItemCollection, id: string): Promise<Settings | null>;

  changeItem(
    tenant: Tenant,
    collection: ItemCollection,
    id: string,
    change: (current: Settings) => ChangeOutcome,
  ): Promise<ChangeOutcome | null>;

  /** Forgets the tenant's settings and items. */
  reset(tenant: Tenant): Promise<void>;
}

export async function createItems<Tenant>(
  items: Items<Tenant>,
  tenant: Tenant,
  collection: ItemCollection,
  sent: unknown,
): Promise<{ readonly ids: readonly string[] }> {
  const { count } = requireBody('ItemCount', sent);
  return { ids: await items.createItems(tenant, collection, count) };
}

export async function showItem<Tenant>(
  items: Items<Tenant>,
  tenant: Tenant,
  collection: ItemCollection,
  id: string,
): Promise<unknown> {
  return itemBody(collection, id, requireItem(await items.readItem(tenant, collection, id)));
}

export async function putItem<Tenant>(
  items: Items<Tenant>,
  tenant: Tenant,
  collection: ItemCollection,
  id: string,
  sent: unknown,
  options: UpdateOptions,
): Promise<unknown> {
  const { update } = collection;
  const read = readItemChange(update, sent);
  if (read.kind === 'invalid') throw badRequest(read.violations);
  const outcome = requireItem(
    await items.changeItem(tenant, collection, id, current =>
      changeItem(update, current, read.patch, options),
    ),
  );
  if (outcome.kind === 'rejected') {
    throw badRequest(
      outcome.violations.map(violation => ({
        ...violation,
        pointer: itemChangePointer(update, violation.pointer),
      })),
    );
  }
  return itemBody(collection, id, outcome.settings);
}

/** The body that a hook is sent, or the 400. */
export function requireBody<Name extends keyof TestHookBodies>(
  name: Name,
  sent: unknown,
): TestHookBodies[Name] {
  const read = readTestHookBody(name, sent);
  if (read.kind === 'invalid') throw badRequest(read.violations);
  return read.body;
}

function itemBody({ shape }: ItemCollection, id: string, settings: Settings): unknown {
  return { id, webhooks: viewOf(shape, settings) };
}
