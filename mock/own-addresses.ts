import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Sender } from '../src/events/sender.ts';
import type { Guard } from '../src/http/guard.ts';
import { createConsole } from './console/create-console.ts';
import type { ExchangeFacts } from './console/exchange.ts';
import type { Sources } from './console/snapshot.ts';
import { createDocs } from './docs/create-docs.ts';
import type { OwnAddresses } from './request-handler.ts';
import { createTestHooks, hooksOf, itemsInMemory } from './test-hooks.ts';

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
  /** Sends the events that are fired. */
  readonly sender: Sender;
  /** Stands before everything that is not an operation of the document. */
  readonly refuseOthers: Guard;
}

/** The console, the docs page and the test hooks, which Express routes. */
export function createOwnAddresses({
  sources,
  sender,
  refuseOthers,
}: OwnAddressesOptions): OwnAddresses<IncomingMessage, ServerResponse> {
  const guard: RequestHandler = (request, _response, next) => {
    refuseOthers(request);
    next();
  };
  const fired = { sender, onFired: sources.activity.recordFired };
  const pages = createConsole(sources, { ...fired, items: itemsInMemory, guard });
  const docs = createDocs(sources.contract, guard);

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
      const hooks = createTestHooks(hooksOf(sources, { contract, ...fired }), authenticator);
      app.use((request, response) => hooks(request, response));
      // Express knows an error handler by its four parameters.
      const handle: ErrorRequestHandler = (error: unknown, _request, response, _next) =>
        writeProblem(error, response, response.locals.exchange);
      app.use(handle);
      return app;
    },
    close: pages.close,
  };
}
