import type { IRouter } from 'express';
import { methodsOf } from '../http/methods.ts';
import type { Work } from './exchange.ts';
import type { Serve } from './serve.ts';

export interface ResourceOptions {
  /** The path as the document writes it, where Express has its own way. */
  readonly route?: string;
  /** What to do in place of a method that is not there. */
  readonly hint?: (method: string) => string | undefined;
}

/** Routes the methods of one path. */
export function addResource(
  routes: IRouter,
  serve: Serve,
  path: string,
  operations: Readonly<Record<string, Work>>,
  { route = path, hint }: ResourceOptions = {},
): void {
  const workFor = methodsOf(operations, hint);
  routes.all(
    path,
    serve(route, exchange => workFor(exchange.request.method)(exchange)),
  );
}
