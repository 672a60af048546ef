import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord } from '../../src/contract/json-pointer.ts';
import { readJson } from '../../src/http/read-json.ts';
import { requireCollection } from '../../src/test-hooks/collections.ts';
import { type EventSource, fireEvent } from '../../src/test-hooks/fire-event.ts';
import { createItems } from '../../src/test-hooks/items.ts';
import { jsonAnswer, write } from '../answer.ts';
import { readScenarioBody } from '../scenarios/read-scenarios.ts';
import type { Tenant } from '../tenant.ts';
import { requireTenant } from './queries.ts';
import type { Sources } from './snapshot.ts';

/** What the page does for a person: the test hooks once more, with the tenant's name in place of its key. */
export interface Actions {
  reset(request: IncomingMessage, response: ServerResponse): Promise<void>;
  createItems(request: IncomingMessage, response: ServerResponse): Promise<void>;
  fireEvent(request: IncomingMessage, response: ServerResponse): Promise<void>;
  replaceScenarios(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createActions(
  { contract, tenants, activity, scenarios }: Sources,
  { items, ...events }: Omit<EventSource<Tenant>, 'contract'>,
): Actions {
  /** The tenant that a body names, and the rest of the body. */
  async function read(request: IncomingMessage): Promise<[Tenant, Record<string, unknown>]> {
    const body = await readJson(request);
    const { tenant, ...rest } = isRecord(body) ? body : {};
    return [requireTenant(tenants(), tenant), rest];
  }

  return {
    async reset(request, response) {
      const [tenant] = await read(request);
      tenant.reset();
      activity.touch();
      write(response, { status: 204, headers: {}, body: undefined });
    },
    async createItems(request, response) {
      const [tenant, { collection, ...rest }] = await read(request);
      const into = requireCollection(contract(), String(collection));
      const { ids } = await createItems(items, tenant, into, rest);
      activity.touch();
      write(response, jsonAnswer(201, { created: ids.length }));
    },
    async fireEvent(request, response) {
      const [tenant, event] = await read(request);
      const source = { ...events, items, contract: contract() };
      write(response, jsonAnswer(200, await fireEvent(source, tenant, event)));
    },
    async replaceScenarios(request, response) {
      const [tenant, body] = await read(request);
      scenarios.replace(tenant, readScenarioBody(body.scenarios));
      activity.touch();
      write(response, jsonAnswer(200, scenarios.list(tenant)));
    },
  };
}
