import { pathOf } from '../src/http/path-of.ts';
import type { RequestHead } from '../src/http/request-head.ts';
import type { OutgoingResponse } from './answer.ts';
import type { Tenant } from './tenant.ts';

export interface RequestLog {
  readonly write: (line: string) => void;
  /** Milliseconds from any start. */
  readonly clock: () => number;
  readonly tenantOf: (request: RequestHead) => Tenant | null;
}

/** One line per request. Neither key nor body nor query is in it: all of them may hold secrets. */
export function requestLog({ write, clock, tenantOf }: RequestLog) {
  return (request: RequestHead, response: OutgoingResponse): void => {
    const start = clock();
    const path = pathOf(request);
    response.on('close', () => {
      const status = response.writableFinished ? response.statusCode : 'aborted';
      const tenant = tenantOf(request)?.name ?? '-';
      write(`${request.method} ${path} ${status} ${tenant} ${Math.round(clock() - start)} ms`);
    });
  };
}
