import type { RequestHandler } from 'express';
import { problemOf } from './error-problem.ts';
import { Exchange, type Work } from './exchange.ts';
import type { Failure, Observer } from './observer.ts';
import { requestIdOf } from './request-id.ts';

/** Makes a handler of Express out of work on exchanges; `route` is what observers are told of the path. */
export type Serve = (route: string | null, work: Work) => RequestHandler;

export interface ServeOptions {
  readonly observers: readonly Observer[];
  readonly newRequestId: () => string;
}

/**
 * Whatever work throws is answered here, with a problem: neither Express's own handler, which would
 * show the stack, nor those of an app around us get to see it.
 */
export function createServe({ observers, newRequestId }: ServeOptions): Serve {
  const failed = (failure: Failure) => {
    for (const observer of observers) observer.failed?.(failure);
  };
  return (route, work) => async (request, response) => {
    const exchange = new Exchange(request, response, requestIdOf(request, newRequestId));
    if (observers.length > 0) observe(exchange, route, observers);
    try {
      await work(exchange);
    } catch (error) {
      const { problem, headers } = problemOf(error, exchange.id, failed);
      // A half-sent answer can only be broken off.
      if (response.headersSent) response.destroy();
      else exchange.answer(problem.status, JSON.stringify(problem), headers);
    }
  };
}

function observe(exchange: Exchange, route: string | null, observers: readonly Observer[]): void {
  const { request, response, id: requestId } = exchange;
  const start = performance.now();
  response.on('close', () => {
    const answered = {
      requestId,
      method: request.method,
      route,
      status: response.writableFinished ? response.statusCode : null,
      durationMs: performance.now() - start,
      tenant: exchange.tenant,
    };
    for (const observer of observers) observer.answered?.(answered);
  });
}
