import type { IRouter, Request } from 'express';
import type { Contract } from '../../contract/contract.ts';
import type { Sender } from '../../events/sender.ts';
import { readJson } from '../../http/read-json.ts';
import type { UpdateOptions } from '../../settings/apply-update.ts';
import type { Store } from '../../store/store.ts';
import { addResource } from '../add-resource.ts';
import type { Admission } from '../admission.ts';
import type { Serve } from '../exchange.ts';
import { found, itemKindsOf } from './collections.ts';
import { fireEvent } from './fire-event.ts';
import { createItems, putItem, showItem } from './items.ts';

/** Where the test hooks stand; `openapi/admin.yaml` describes them. */
export const testHooksBase = '/__admin';

export interface TestHooks extends UpdateOptions {
  readonly contract: Contract;
  readonly store: Store;
  readonly admission: Admission;
  /** Without one no events can be fired. */
  readonly sender: Sender | undefined;
}

/** Items to cascade to and events to fire, for whoever tests the server: never on unless asked for. */
export function addTestHooks(
  routes: IRouter,
  serve: Serve,
  { contract, store, admission, sender, ...options }: TestHooks,
): void {
  const kinds = itemKindsOf(contract);
  const kindOf = (request: Request) => found(kinds.get(parameter(request, 'collection')));

  addResource(routes, serve, `${testHooksBase}/reset`, {
    post: admission(async (exchange, tenant) => {
      await store.reset(tenant);
      exchange.answerNothing();
    }),
  });

  addResource(routes, serve, `${testHooksBase}/items/:collection`, {
    post: admission(async (exchange, tenant) => {
      const kind = kindOf(exchange.request);
      const body = await readJson(exchange.request);
      exchange.answerJson(201, await createItems(store, tenant, kind, body));
    }),
  });

  addResource(routes, serve, `${testHooksBase}/items/:collection/:id`, {
    get: admission(async (exchange, tenant) => {
      const id = parameter(exchange.request, 'id');
      exchange.answerJson(200, await showItem(store, tenant, kindOf(exchange.request), id));
    }),
    put: admission(async (exchange, tenant) => {
      const kind = kindOf(exchange.request);
      const id = parameter(exchange.request, 'id');
      const body = await readJson(exchange.request);
      exchange.answerJson(200, await putItem(store, tenant, kind, id, body, options));
    }),
  });

  if (sender === undefined) return;
  const source = { contract, kinds, store, sender };
  addResource(routes, serve, `${testHooksBase}/events`, {
    post: admission(async (exchange, tenant) => {
      const body = await readJson(exchange.request);
      exchange.answerJson(200, await fireEvent(source, tenant, body));
    }),
  });
}

function parameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}
