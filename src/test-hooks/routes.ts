import type { Contract } from '../contract/contract.ts';
import type { Sender } from '../events/sender.ts';
import { readJson } from '../http/read-json.ts';
import type { ReadableRequest } from '../http/request-head.ts';
import type { UpdateOptions } from '../settings/apply-update.ts';
import { requireCollection } from './collections.ts';
import { type EventSource, fireEvent } from './fire-event.ts';
import { createItems, type Items, putItem, showItem } from './items.ts';

/** Where the test hooks stand; `openapi/admin.yaml` describes them. */
export const testHooksBase = '/__admin';

export interface TestHooks<Tenant> extends Omit<EventSource<Tenant>, 'sender'> {
  readonly contract: Contract;
  readonly items: Items<Tenant>;
  /** Without one no events can be fired. */
  readonly sender: Sender | undefined;
  readonly options?: UpdateOptions;
}

/** One address of the test hooks, below their base, and what its methods do. */
export interface TestHookRoute<Tenant> {
  /** A parameter stands behind a colon. */
  readonly path: string;
  readonly operations: Readonly<Record<string, TestHook<Tenant>>>;
}

export type TestHook<Tenant> = (call: TestHookCall, tenant: Tenant) => Promise<TestHookAnswer>;

/** A request with the parameters of its path. */
export interface TestHookCall {
  readonly request: ReadableRequest;
  readonly params: Readonly<Record<string, unknown>>;
}

export type TestHookAnswer =
  | { readonly status: 200 | 201; readonly body: unknown }
  | { readonly status: 204 };

/** Items to cascade to and events to fire, for whoever tests a server: CONTRACT's "Test hooks", for the tenant of the key alone. */
export function testHookRoutes<Tenant>({
  contract,
  items,
  sender,
  onFired,
  options = {},
}: TestHooks<Tenant>): readonly TestHookRoute<Tenant>[] {
  const collectionOf = ({ params }: TestHookCall) =>
    requireCollection(contract, String(params.collection));

  const reset: TestHookRoute<Tenant> = {
    path: '/reset',
    operations: {
      async post(_call, tenant) {
        await items.reset(tenant);
        return { status: 204 };
      },
    },
  };
  const collection: TestHookRoute<Tenant> = {
    path: '/items/:collection',
    operations: {
      async post(call, tenant) {
        const into = collectionOf(call);
        return {
          status: 201,
          body: await createItems(items, tenant, into, await readJson(call.request)),
        };
      },
    },
  };
  const item: TestHookRoute<Tenant> = {
    path: '/items/:collection/:id',
    operations: {
      async get(call, tenant) {
        const id = String(call.params.id);
        return { status: 200, body: await showItem(items, tenant, collectionOf(call), id) };
      },
      async put(call, tenant) {
        const within = collectionOf(call);
        const id = String(call.params.id);
        const body = await readJson(call.request);
        return { status: 200, body: await putItem(items, tenant, within, id, body, options) };
      },
    },
  };
  if (sender === undefined) return [reset, collection, item];
  const source = { contract, items, sender, ...(onFired && { onFired }) };
  const events: TestHookRoute<Tenant> = {
    path: '/events',
    operations: {
      async post(call, tenant) {
        return { status: 200, body: await fireEvent(source, tenant, await readJson(call.request)) };
      },
    },
  };
  return [reset, collection, item, events];
}
