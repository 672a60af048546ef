import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Authentication } from '../src/contract/authentication.ts';
import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { refusalOf } from '../src/problem/refusals.ts';
import { problemAnswer, write } from './answer.ts';
import { cors } from './cors.ts';
import type { TrustIn } from './trust.ts';

export interface Front {
  /** Pages for people; what they ask for is in no log. */
  readonly console: RequestHandler;
  readonly docs: RequestHandler;
  /** Lets the console see what becomes of a request. */
  readonly follow: RequestHandler;
  readonly authentication: Authentication;
  /** How far the callers of operations are trusted. */
  readonly trustIn: TrustIn;
  readonly requestLog: RequestHandler;
  readonly tellDocumentError: RequestHandler;
  /** Stands before everything that is not an operation of the document. */
  readonly guard: RequestHandler;
  readonly scenarios: RequestHandler;
  readonly status: RequestHandler;
  readonly testHooks: RequestHandler;
  readonly operations: RequestHandler;
  /** Told about a fault of the mock itself, which answers 500. */
  readonly reportFault: (error: unknown) => void;
}

/** The way of a request: log, guarded routes or CORS and operation, and at the end one place that writes problems. */
export function createFront(front: Front): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.enable('case sensitive routing').enable('strict routing');
  app.use('/__admin', front.console);
  app.use('/__docs', front.docs);
  app.use(front.follow, front.requestLog, front.tellDocumentError);
  app.use(['/__admin', '/__docs'], front.guard);
  app.all('/__admin/scenarios', front.scenarios);
  app.all('/__admin/status', front.status);
  app.use('/__admin', front.testHooks);
  app.use(cors(front.authentication, front.trustIn), front.operations);
  app.use(writeProblem(front));
  return app;
}

function writeProblem({ reportFault }: Front): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    const refusal = refusalOf(error);
    if (refusal === null) reportFault(error);
    const told = refusal ?? new ProblemResponse(createProblem('internal-error'));
    const { exchange } = response.locals;
    if (exchange !== undefined) exchange.problem = told.problem;
    write(response, problemAnswer(told));
  };
}
