import { type RequestHandler, Router } from 'express';
import { methodsOf } from '../src/http/methods.ts';
import { notFound } from '../src/problem/refusals.ts';
import type { Items } from '../src/test-hooks/items.ts';
import type { TestHookRoute } from '../src/test-hooks/routes.ts';
import { jsonAnswer, write } from './answer.ts';
import type { Authenticator } from './authentication.ts';
import type { Tenant } from './tenant.ts';

/** Serves the test hooks and what else is for the tenant of a key, below their base. */
export function createTestHooks(
  routes: readonly TestHookRoute<Tenant>[],
  authenticator: Authenticator,
): RequestHandler {
  const router = Router({ caseSensitive: true, strict: true });
  for (const { path, operations } of routes) {
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
