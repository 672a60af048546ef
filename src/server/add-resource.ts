import type { IRouter } from 'express';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import type { Serve, Work } from './exchange.ts';

export interface ResourceOptions {
  /** The path as the document writes it, where Express has its own way. */
  readonly route?: string;
  /** What to do in place of a method that is not there. */
  readonly hint?: (method: string) => string | undefined;
}

/**
 * Routes the methods of one path. Every other method is a 405 that names them (RFC 9110 section
 * 15.5.6), OPTIONS included, which Express would otherwise answer by itself.
 */
export function addResource(
  routes: IRouter,
  serve: Serve,
  path: string,
  operations: Readonly<Record<string, Work>>,
  { route = path, hint }: ResourceOptions = {},
): void {
  const works = new Map(
    Object.entries(operations).map(([method, work]) => [method.toUpperCase(), work]),
  );
  const get = works.get('GET');
  if (get !== undefined) works.set('HEAD', get);
  const allow = [...works.keys()].join(', ');
  const handle = serve(route, exchange => {
    const work = works.get(exchange.request.method);
    if (work === undefined) {
      const detail = hint?.(exchange.request.method);
      throw new ProblemResponse(
        createProblem('method-not-allowed', detail === undefined ? {} : { detail }),
        { Allow: allow },
      );
    }
    return work(exchange);
  });
  routes.all(path, handle);
}
