import type { IncomingMessage } from 'node:http';
import { soleField } from '../src/http/sole-field.ts';
import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import type { Tenant } from './tenant.ts';
import { mostStrangers, type Tenants } from './tenants.ts';

export interface Authentication {
  /** The tenant whose key the request carries in its header; a query or a body never counts. */
  tenantOf(request: IncomingMessage): Tenant | null;
  /** Throws the 401 when there is none. */
  requireTenant(request: IncomingMessage): Tenant;
}

export function createAuthentication(
  apiKeyHeader: string,
  tenants: Tenants,
  hint: string,
): Authentication {
  // The log, the console and the operation all ask, and a digest is not for free.
  const known = new WeakMap<IncomingMessage, Tenant | null>();
  const tenantOf = (request: IncomingMessage) => {
    const asked = known.get(request);
    if (asked !== undefined) return asked;
    const tenant = tenants.find(soleField(request, apiKeyHeader));
    known.set(request, tenant);
    return tenant;
  };
  return {
    tenantOf,
    requireTenant(request) {
      const tenant = tenantOf(request);
      if (tenant !== null) return tenant;
      const wanted = tenants.isFull()
        ? `the mock keeps ${mostStrangers} tenants of --any-key and has as many: send the key of one of them, or start it anew`
        : `send a key in the header ${apiKeyHeader}${hint}`;
      throw unauthorized(apiKeyHeader, wanted);
    },
  };
}

export function unauthorized(apiKeyHeader: string, detail: string): ProblemResponse {
  return new ProblemResponse(
    createProblem('unauthorized', { detail }),
    // RFC 9110 section 15.5.2 wants a challenge; no registered scheme means a key in a header.
    { 'WWW-Authenticate': `ApiKey header="${apiKeyHeader}"` },
  );
}
