import { type RequestHandler, Router } from 'express';
import { methodsOf } from '../src/http/methods.ts';
import { notFound } from '../src/problem/refusals.ts';
import type { FiredEvent } from '../src/test-hooks/fire-event.ts';
import type { Items } from '../src/test-hooks/items.ts';
import { type TestHooks, testHookRoutes } from '../src/test-hooks/routes.ts';
import { jsonAnswer, write } from './answer.ts';
import type { Authenticator } from './authentication.ts';
import type { DeliveryRecord } from './console/activity.ts';
import type { Tenant } from './tenant.ts';

/** The test hooks on the memory of the mock, below their base. */
export function createTestHooks(
  hooks: TestHooks<Tenant>,
  authenticator: Authenticator,
): RequestHandler {
  const router = Router({ caseSensitive: true, strict: true });
  for (const { path, operations } of testHookRoutes(hooks)) {
    const hookFor = methodsOf(operations);
    router.all(path, async (request, response) => {
      const hook = hookFor(request.method);
      const answer = await hook(request, authenticator.requireTenant(request));
      if (answer.status === 204) write(response, { ...answer, headers: {}, body: undefined });
      else write(response, jsonAnswer(answer.status, answer.body));
    });
  }
  router.use(() => {
    throw notFound('there are reset, items, events, scenarios and status');
  });
  return router;
}

/** What the tenants of the mock remember, as the hooks want it. */
export const itemsInMemory: Items<Tenant> = {
  createItems: async (tenant, { update, name }, count) => tenant.createItems(update, name, count),
  readItem: async (tenant, { name }, id) => tenant.item(name, id),
  changeItem: async (tenant, { name }, id, change) => tenant.changeItem(name, id, change),
  reset: async tenant => tenant.reset(),
};

/** An event as the console may tell of it. */
export function deliveryRecord({ tenant, event, sent }: FiredEvent<Tenant>): DeliveryRecord {
  const { collection, id: item, event: hook } = event;
  const about = { tenant: tenant.name, collection, item, hook };
  if (sent === null) return { ...about, outcome: 'skipped', reason: 'the hook is off' };
  const { delivery, outcome } = sent;
  return { ...about, ...outcome, url: delivery.url, credentials: delivery.credentials.scheme };
}
