import { methodsOf } from '../src/http/methods.ts';
import { pathOf } from '../src/http/path-of.ts';
import type { ReadableRequest } from '../src/http/request-head.ts';
import { notFound } from '../src/problem/refusals.ts';
import type { EventSource } from '../src/test-hooks/fire-event.ts';
import type { Items } from '../src/test-hooks/items.ts';
import { type TestHookRoute, testHookRoutes, testHooksBase } from '../src/test-hooks/routes.ts';
import { jsonAnswer, type OutgoingResponse, write } from './answer.ts';
import type { Authenticator } from './authentication.ts';
import type { Sources } from './console/snapshot.ts';
import { scenarioRoute } from './scenarios/scenario-routes.ts';
import type { Tenant } from './tenant.ts';

/** The test hooks of a mock, and what else is for the tenant of a key below their base. */
export function hooksOf(
  { scenarios, status }: Pick<Sources, 'scenarios' | 'status'>,
  events: Omit<EventSource<Tenant>, 'items'>,
): readonly TestHookRoute<Tenant>[] {
  return [
    scenarioRoute(scenarios),
    { path: '/status', operations: { get: async () => ({ status: 200, body: status() }) } },
    ...testHookRoutes({ ...events, items: itemsInMemory }),
  ];
}

/** Serves them, whoever routes the other addresses of the mock's own; rejects with what a problem is made of. */
export function createTestHooks(
  routes: readonly TestHookRoute<Tenant>[],
  authenticator: Authenticator,
): (request: ReadableRequest, response: OutgoingResponse) => Promise<void> {
  const hooks = routes.map(({ path, operations }) => ({
    segments: `${testHooksBase}${path}`.split('/'),
    hookFor: methodsOf(operations),
  }));
  return async (request, response) => {
    const sent = pathOf(request).split('/');
    const found = hooks.find(({ segments }) => isAt(segments, sent));
    if (found === undefined) throw notFound('there are reset, items, events, scenarios and status');
    const params = paramsOf(found.segments, sent);
    const hook = found.hookFor(request.method ?? 'GET');
    const answer = await hook({ request, params }, authenticator.requireTenant(request));
    if (answer.status === 204) write(response, { ...answer, headers: {}, body: undefined });
    else write(response, jsonAnswer(answer.status, answer.body));
  };
}

function isAt(segments: readonly string[], sent: readonly string[]): boolean {
  return (
    segments.length === sent.length &&
    segments.every((segment, at) => (isParameter(segment) ? sent[at] !== '' : segment === sent[at]))
  );
}

/** Throws a URIError for a stray percent sign. */
function paramsOf(segments: readonly string[], sent: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    segments.flatMap((segment, at) =>
      isParameter(segment) ? [[segment.slice(1), decodeURIComponent(sent[at] ?? '')]] : [],
    ),
  );
}

function isParameter(segment: string): boolean {
  return segment.startsWith(':');
}

/** What the tenants of the mock remember, as the hooks want it. */
export const itemsInMemory: Items<Tenant> = {
  createItems: async (tenant, { update, name }, count) => tenant.createItems(update, name, count),
  readItem: async (tenant, { name }, id) => tenant.item(name, id),
  changeItem: async (tenant, { name }, id, change) => tenant.changeItem(name, id, change),
  reset: async tenant => tenant.reset(),
};
