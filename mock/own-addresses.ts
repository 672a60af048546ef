import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Contract } from '../src/contract/contract.ts';
import type { Guard } from '../src/http/guard.ts';
import type { EventSource } from '../src/test-hooks/fire-event.ts';
import { type TestHookRoute, testHookRoutes } from '../src/test-hooks/routes.ts';
import type { Authenticator } from './authentication.ts';
import { createConsole } from './console/create-console.ts';
import type { ExchangeFacts } from './console/exchange.ts';
import type { Sources } from './console/snapshot.ts';
import { createDocs } from './docs/create-docs.ts';
import type { Way } from './front.ts';
import { scenarioRoute } from './scenarios/scenario-routes.ts';
import type { Tenant } from './tenant.ts';
import { createTestHooks, itemsInMemory } from './test-hooks.ts';

declare global {
  namespace Express {
    interface Locals {
      /** Of a request that is followed. */
      exchange?: ExchangeFacts;
    }
  }
}

export interface OwnAddressesOptions {
  readonly sources: Sources;
  readonly events: Omit<EventSource<Tenant>, 'contract' | 'items'>;
  /** Stands before everything that is not an operation of the document. */
  readonly refuseOthers: Guard;
}

export interface OwnAddresses {
  /** The same pages for every document, which is loaded anew, and the test hooks of this one. */
  listener(contract: Contract, authenticator: Authenticator, way: Way): RequestListener;
  /** Lets go of the pages that watch. */
  close(): void;
}

/** The console, the docs page and the test hooks, which Express routes. */
export function createOwnAddresses({
  sources,
  events: told,
  refuseOthers,
}: OwnAddressesOptions): OwnAddresses {
  const guard: RequestHandler = (request, _response, next) => {
    refuseOthers(request);
    next();
  };
  const events = { ...told, items: itemsInMemory };
  const pages = createConsole(sources, { ...events, guard });
  const docs = createDocs(sources.contract, guard);

  function routesOf(contract: Contract): readonly TestHookRoute<Tenant>[] {
    return [
      scenarioRoute(sources.scenarios),
      {
        path: '/status',
        operations: { get: async () => ({ status: 200, body: sources.status() }) },
      },
      ...testHookRoutes({ contract, ...events }),
    ];
  }

  return {
    listener(contract, authenticator, { begin, writeProblem }) {
      const app = express();
      app.disable('x-powered-by').disable('etag').set('query parser', false);
      app.enable('case sensitive routing').enable('strict routing');
      // What pages ask for is in no log.
      app.use('/__admin', pages.handler);
      app.use('/__docs', docs);
      app.use((request, response, next) => {
        response.locals.exchange = begin(request, response);
        next();
      });
      app.use(guard);
      app.use('/__admin', createTestHooks(routesOf(contract), authenticator));
      // Express knows an error handler by its four parameters.
      const handle: ErrorRequestHandler = (error: unknown, _request, response, _next) =>
        writeProblem(error, response, response.locals.exchange);
      app.use(handle);
      return app;
    },
    close: pages.close,
  };
}
