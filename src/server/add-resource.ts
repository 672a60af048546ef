import type { Express, Request, Response } from 'express';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';

export type Handler = (request: Request, response: Response) => Promise<void>;

/**
 * Routes the methods of one path. Every other method is a 405 that names them (RFC 9110 section
 * 15.5.6), OPTIONS included, which Express would otherwise answer by itself.
 */
export function addResource(
  app: Express,
  path: string,
  operations: Readonly<Record<string, Handler>>,
): void {
  const handlers = new Map(
    Object.entries(operations).map(([method, handler]) => [method.toUpperCase(), handler]),
  );
  const get = handlers.get('GET');
  if (get !== undefined) handlers.set('HEAD', get);
  const allow = [...handlers.keys()].join(', ');
  app.all(path, (request, response) => {
    const handler = handlers.get(request.method);
    if (handler === undefined) {
      throw new ProblemResponse(createProblem('method-not-allowed'), { Allow: allow });
    }
    return handler(request, response);
  });
}
