import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Tenant } from './tenant.ts';

export interface RequestLog {
  readonly write: (line: string) => void;
  /** Milliseconds from any start. */
  readonly clock: () => number;
  readonly tenantOf: (request: IncomingMessage) => Tenant | null;
}

/** One line per request. Neither key nor body nor query is in it: all of them may hold secrets. */
export function requestLog({ write, clock, tenantOf }: RequestLog): RequestHandler {
  return (request, response, next) => {
    const start = clock();
    const { path } = request;
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : 'aborted';
      const tenant = tenantOf(request)?.name ?? '-';
      write(`${request.method} ${path} ${status} ${tenant} ${Math.round(clock() - start)} ms`);
    });
    next();
  };
}
