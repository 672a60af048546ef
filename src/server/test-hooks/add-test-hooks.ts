import type { Express, Request } from 'express';
import type { Contract } from '../../contract/contract.ts';
import type { Sender } from '../../events/sender.ts';
import { readJson } from '../../http/read-json.ts';
import type { UpdateOptions } from '../../settings/apply-update.ts';
import type { Store } from '../../store/store.ts';
import { addResource } from '../add-resource.ts';
import { answerJson } from '../answer.ts';
import type { Authenticate } from '../authenticate.ts';
import { found, itemKindsOf } from './collections.ts';
import { fireEvent } from './fire-event.ts';
import { createItems, putItem, showItem } from './items.ts';

/** Where the test hooks stand; `openapi/admin.yaml` describes them. */
export const testHooksBase = '/__admin';

export interface TestHooks extends UpdateOptions {
  readonly contract: Contract;
  readonly store: Store;
  readonly authenticate: Authenticate;
  /** Without one no events can be fired. */
  readonly sender: Sender | undefined;
}

/** Items to cascade to and events to fire, for whoever tests the server: never on unless asked for. */
export function addTestHooks(
  app: Express,
  { contract, store, authenticate, sender, ...options }: TestHooks,
): void {
  const kinds = itemKindsOf(contract);
  const kindOf = (request: Request) => found(kinds.get(parameter(request, 'collection')));

  addResource(app, `${testHooksBase}/reset`, {
    async post(request, response) {
      await store.reset(authenticate(request));
      response.writeHead(204).end();
    },
  });

  addResource(app, `${testHooksBase}/items/:collection`, {
    async post(request, response) {
      const tenant = authenticate(request);
      const kind = kindOf(request);
      answerJson(response, 201, await createItems(store, tenant, kind, await readJson(request)));
    },
  });

  addResource(app, `${testHooksBase}/items/:collection/:id`, {
    async get(request, response) {
      const tenant = authenticate(request);
      const id = parameter(request, 'id');
      answerJson(response, 200, await showItem(store, tenant, kindOf(request), id));
    },
    async put(request, response) {
      const tenant = authenticate(request);
      const kind = kindOf(request);
      const id = parameter(request, 'id');
      const body = await readJson(request);
      answerJson(response, 200, await putItem(store, tenant, kind, id, body, options));
    },
  });

  if (sender === undefined) return;
  const source = { contract, kinds, store, sender };
  addResource(app, `${testHooksBase}/events`, {
    async post(request, response) {
      const tenant = authenticate(request);
      answerJson(response, 200, await fireEvent(source, tenant, await readJson(request)));
    },
  });
}

function parameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}
