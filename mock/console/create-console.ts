import type { IncomingMessage, ServerResponse } from 'node:http';
import { type RequestHandler, Router } from 'express';
import { notFound, otherMethod } from '../../src/problem/refusals.ts';
import type { EventSource } from '../../src/test-hooks/fire-event.ts';
import { lazyAssets } from '../pages/assets.ts';
import { consolePolicy } from '../pages/content-security-policy.ts';
import { servePage } from '../pages/serve-page.ts';
import type { Tenant } from '../tenant.ts';
import { createActions } from './actions.ts';
import { requireConsoleHeader, requireSameOrigin, requireThisMachine } from './guard.ts';
import { createLive } from './live.ts';
import { createQueries } from './queries.ts';
import type { Sources } from './snapshot.ts';

export interface Console {
  /** Answers below `/__admin` what is the console's and leaves the rest to who comes next. */
  readonly handler: RequestHandler;
  /** Lets go of the pages that watch. */
  close(): void;
}

export interface ConsoleOptions extends Omit<EventSource<Tenant>, 'contract'> {
  /** Refuses foreign names and origins. */
  readonly guard: RequestHandler;
}

/** The console at `/__admin/`: the page, its live stream, and what it asks and does. */
export function createConsole(sources: Sources, { guard, ...events }: ConsoleOptions): Console {
  const live = createLive(sources);
  const assets = lazyAssets(new URL('./page/', import.meta.url));
  const serve = (response: ServerResponse, name: string) =>
    servePage(response, assets().get(name), consolePolicy);
  const router = Router({ caseSensitive: true, strict: true });
  router.use(['/page', '/live', '/console'], guard, requireMachine);
  router.get('/', guard, requireMachine, (request, response) => {
    // The page's own addresses are relative to its folder.
    if (/\/(?:\?|$)/.test(request.originalUrl)) serve(response, 'index.html');
    else response.redirect(308, `${request.baseUrl}/`);
  });
  router.get('/page/:name', (request, response) => serve(response, request.params.name));
  router.use('/live', requireOwnPage, only('GET', live.open));
  router.use('/console', requireOwnPage, requireHeader, calls(sources, events));
  return { handler: router, close: live.close };
}

function calls(sources: Sources, events: Omit<ConsoleOptions, 'guard'>): Router {
  const queries = createQueries(sources);
  const actions = createActions(sources, events);
  const router = Router({ caseSensitive: true, strict: true });
  router.use('/tenant', only('GET', queries.tenant));
  router.use('/items', only('GET', queries.items));
  router.use('/exchange', only('GET', queries.exchange));
  router.use('/reset', only('POST', actions.reset));
  router.use('/create-items', only('POST', actions.createItems));
  router.use('/fire-event', only('POST', actions.fireEvent));
  router.use('/scenarios', only('PUT', actions.replaceScenarios));
  router.use(() => {
    throw notFound('the console has no such part');
  });
  return router;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

function only(method: 'GET' | 'POST' | 'PUT', handle: Handle): RequestHandler {
  return (request, response) => {
    if (request.method !== method) throw otherMethod([method]);
    return handle(request, response);
  };
}

const requireMachine: RequestHandler = (request, _response, next) => {
  requireThisMachine(request);
  next();
};

const requireOwnPage: RequestHandler = (request, _response, next) => {
  requireSameOrigin(request);
  next();
};

const requireHeader: RequestHandler = (request, _response, next) => {
  requireConsoleHeader(request);
  next();
};
