import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { soleField } from '../http/sole-field.ts';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { digestOf, type TenantKey } from './tenant-key.ts';

/** The tenant that a request acts for; throws the 401 for none. Keys in a query or a body never count. */
export type Authenticate = (request: IncomingMessage) => string;

export function createAuthenticate(header: string, keys: readonly TenantKey[]): Authenticate {
  return request => {
    const key = soleField(request, header);
    const tenant = key === null ? null : tenantOf(keys, key);
    if (tenant !== null) return tenant;
    throw new ProblemResponse(
      createProblem('unauthorized', { detail: `Send the tenant's key in the header ${header}.` }),
      // RFC 9110 section 15.5.2 asks for a challenge; no registered scheme means a key in a header.
      { 'WWW-Authenticate': `ApiKey header="${header}"` },
    );
  };
}

/** Compares with every key in constant time, so that the time tells neither a key nor how many there are before it. */
function tenantOf(keys: readonly TenantKey[], key: string): string | null {
  const digest = digestOf(key);
  let found: string | null = null;
  for (const known of keys) {
    if (timingSafeEqual(known.digest, digest)) found = known.tenant;
  }
  return found;
}
