import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord } from '../../src/contract/json-pointer.ts';
import { readTestHookBody, type TestHookBodies } from '../../src/contract/test-hook-bodies.ts';
import type { Sender } from '../../src/events/sender.ts';
import { readJson } from '../../src/http/read-json.ts';
import { jsonAnswer, write } from '../answer.ts';
import { fireEvent } from '../fire-event.ts';
import { badRequest } from '../refusals.ts';
import { requireCollection } from '../require-collection.ts';
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
  sender: Sender,
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
      const update = requireCollection(contract(), String(collection));
      const { count } = valid('ItemCount', rest);
      const ids = tenant.createItems(update, String(collection), count);
      activity.touch();
      write(response, jsonAnswer(201, { created: ids.length }));
    },
    async fireEvent(request, response) {
      const [tenant, rest] = await read(request);
      const event = valid('EventToFire', rest);
      const update = requireCollection(contract(), event.collection);
      const { recordDelivery } = activity;
      const outcome = await fireEvent(
        { contract: contract(), sender, recordDelivery },
        update,
        tenant,
        event,
      );
      write(response, jsonAnswer(200, outcome));
    },
    async replaceScenarios(request, response) {
      const [tenant, body] = await read(request);
      scenarios.replace(tenant, readScenarioBody(body.scenarios));
      activity.touch();
      write(response, jsonAnswer(200, scenarios.list(tenant)));
    },
  };
}

function valid<Name extends keyof TestHookBodies>(name: Name, body: unknown): TestHookBodies[Name] {
  const read = readTestHookBody(name, body);
  if (read.kind === 'invalid') throw badRequest(read.violations);
  return read.body;
}
