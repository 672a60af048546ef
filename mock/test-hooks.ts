import type { IncomingMessage } from 'node:http';
import { type RequestHandler, Router } from 'express';
import type { SettingsUpdate } from '../src/contract/contract.ts';
import {
  itemChangePointer,
  readItemChange,
  readTestHookBody,
  type TestHookBodies,
} from '../src/contract/test-hook-bodies.ts';
import { readJson } from '../src/http/read-json.ts';
import type { Settings } from '../src/settings/settings.ts';
import { viewOf } from '../src/settings/view.ts';
import { type Answer, jsonAnswer, write } from './answer.ts';
import type { Authenticator } from './authentication.ts';
import { type EventSource, fireEvent } from './fire-event.ts';
import { badRequest, notFound, otherMethod } from './refusals.ts';
import { requireCollection } from './require-collection.ts';

export interface TestHooks extends EventSource {
  readonly authenticator: Authenticator;
}

/** The routes of CONTRACT's "Test hooks" (`openapi/admin.yaml`), for the tenant of the key alone. */
export function createTestHooks(hooks: TestHooks): RequestHandler {
  const { contract, authenticator } = hooks;
  const router = Router({ caseSensitive: true, strict: true });

  router
    .route('/reset')
    .post((request, response) => {
      authenticator.requireTenant(request).reset();
      write(response, { status: 204, headers: {}, body: undefined });
    })
    .all(refuseMethod('POST'));

  router
    .route('/items/:collection')
    .post(async (request, response) => {
      const tenant = authenticator.requireTenant(request);
      const { collection } = request.params;
      const update = requireCollection(contract, collection);
      const { count } = await readBody('ItemCount', request);
      write(response, jsonAnswer(201, { ids: tenant.createItems(update, collection, count) }));
    })
    .all(refuseMethod('POST'));

  router
    .route('/items/:collection/:id')
    .get((request, response) => {
      const tenant = authenticator.requireTenant(request);
      const { collection, id } = request.params;
      const update = requireCollection(contract, collection);
      write(response, shownItem(update, id, tenant.item(collection, id)));
    })
    .put(async (request, response) => {
      const tenant = authenticator.requireTenant(request);
      const { collection, id } = request.params;
      const update = requireCollection(contract, collection);
      const read = readItemChange(update, await readJson(request));
      if (read.kind === 'invalid') throw badRequest(read.violations);
      const outcome = tenant.changeItem(update, collection, id, read.patch);
      if (outcome?.kind === 'rejected') {
        throw badRequest(
          outcome.violations.map(violation => ({
            ...violation,
            pointer: itemChangePointer(update, violation.pointer),
          })),
        );
      }
      write(response, shownItem(update, id, outcome?.settings ?? null));
    })
    .all(refuseMethod('GET', 'HEAD', 'PUT'));

  router
    .route('/events')
    .post(async (request, response) => {
      const tenant = authenticator.requireTenant(request);
      const event = await readBody('EventToFire', request);
      const update = requireCollection(contract, event.collection);
      write(response, jsonAnswer(200, await fireEvent(hooks, update, tenant, event)));
    })
    .all(refuseMethod('POST'));

  router.use(() => {
    throw notFound('there are reset, items, events, scenarios and status');
  });
  return router;
}

async function readBody<Name extends keyof TestHookBodies>(
  name: Name,
  request: IncomingMessage,
): Promise<TestHookBodies[Name]> {
  const read = readTestHookBody(name, await readJson(request));
  if (read.kind === 'invalid') throw badRequest(read.violations);
  return read.body;
}

function shownItem(update: SettingsUpdate, id: string, settings: Settings | null): Answer {
  return jsonAnswer(200, { id, webhooks: viewOf(update.shape, settings ?? throwUnknownItem()) });
}

function throwUnknownItem(): never {
  throw notFound('the tenant has no such item in this collection');
}

function refuseMethod(...allow: readonly string[]): RequestHandler {
  return () => {
    throw otherMethod(allow);
  };
}
