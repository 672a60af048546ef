import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { pathOf } from '../src/http/path-of.ts';
import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { refusalOf } from '../src/problem/refusals.ts';
import { problemAnswer, write } from './answer.ts';
import type { ExchangeFacts } from './console/exchange.ts';
import type { CrossOrigin } from './cors.ts';
import type { ServeOperation } from './operation.ts';

declare global {
  namespace Express {
    interface Locals {
      /** Of a request that is followed. */
      exchange?: ExchangeFacts;
    }
  }
}

export interface Front {
  /** Pages for people; what they ask for is in no log. */
  readonly console: RequestHandler;
  readonly docs: RequestHandler;
  /** Logs a request, and lets the console see what becomes of it. */
  readonly follow: (request: IncomingMessage, response: ServerResponse) => ExchangeFacts;
  readonly tellDocumentError: (response: ServerResponse) => void;
  /** Stands before everything that is not an operation of the document. */
  readonly guard: RequestHandler;
  readonly testHooks: RequestHandler;
  readonly crossOrigin: CrossOrigin;
  readonly serveOperation: ServeOperation;
  /** Told about a fault of the mock itself, which answers 500. */
  readonly reportFault: (error: unknown) => void;
}

/** Addresses of the mock's own; all others are the document's. */
const own = /^\/__(?:admin|docs)(?:\/|$)/;

/**
 * The way of a request: log, guarded routes or CORS and operation, and at the end one place that writes
 * problems. Express routes the mock's own addresses alone: operations are called by the thousand, and
 * Prism routes them.
 */
export function createFront(front: Front): RequestListener {
  const app = ownAddresses(front);
  return (request, response) => {
    if (own.test(pathOf(request))) return app(request, response);
    const exchange = begin(front, request, response);
    serve(front, request, response, exchange).catch((error: unknown) =>
      writeProblem(front, error, response, exchange),
    );
  };
}

function begin(
  { follow, tellDocumentError }: Front,
  request: IncomingMessage,
  response: ServerResponse,
): ExchangeFacts {
  const exchange = follow(request, response);
  tellDocumentError(response);
  return exchange;
}

async function serve(
  { crossOrigin, serveOperation }: Front,
  request: IncomingMessage,
  response: ServerResponse,
  exchange: ExchangeFacts,
): Promise<void> {
  if (crossOrigin(request, response) === 'answered') return;
  await serveOperation(request, response, exchange);
}

function ownAddresses(front: Front): RequestListener {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.enable('case sensitive routing').enable('strict routing');
  app.use('/__admin', front.console);
  app.use('/__docs', front.docs);
  app.use((request, response, next) => {
    response.locals.exchange = begin(front, request, response);
    next();
  });
  app.use(front.guard);
  app.use('/__admin', front.testHooks);
  // Express knows an error handler by its four parameters.
  const handle: ErrorRequestHandler = (error: unknown, _request, response, _next) =>
    writeProblem(front, error, response, response.locals.exchange);
  app.use(handle);
  return app;
}

function writeProblem(
  { reportFault }: Front,
  error: unknown,
  response: ServerResponse,
  exchange: ExchangeFacts | undefined,
): void {
  const refusal = refusalOf(error);
  if (refusal === null) reportFault(error);
  const told = refusal ?? new ProblemResponse(createProblem('internal-error'));
  if (exchange !== undefined) exchange.problem = told.problem;
  write(response, problemAnswer(told));
}
