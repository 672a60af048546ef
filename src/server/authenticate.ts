import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Authentication, challengeOf, keyIn, placeOf } from '../contract/authentication.ts';
import { soleField } from '../http/sole-field.ts';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import type { ApiKeys } from '../store/api-keys.ts';
import { digestOf, type TenantKey } from './tenant-key.ts';

/** The tenant that a request acts for; rejects with the 401 for none. */
export type Authenticate = (request: IncomingMessage) => Promise<string>;

/**
 * Looks among the given keys and then in the store, each time anew: a key that was revoked is refused
 * from then on, whichever process did it.
 */
export function createAuthenticate(
  authentication: Authentication,
  keys: readonly TenantKey[],
  stored: ApiKeys,
): Authenticate {
  return async request => {
    const key = keyIn(authentication, name => soleField(request, name));
    const digest = key === null ? null : digestOf(key);
    const tenant =
      digest === null ? null : (tenantOf(keys, digest) ?? (await stored.tenantOf(digest)));
    if (tenant !== null) return tenant;
    throw new ProblemResponse(
      createProblem('unauthorized', {
        detail: `Send the tenant's key in ${placeOf(authentication)}.`,
      }),
      { 'WWW-Authenticate': challengeOf(authentication) },
    );
  };
}

/**
 * Compares with every key in constant time, so that the time tells neither a key nor how many there
 * are before it. The store looks its digests up in an index: what the time of that might tell is part
 * of a digest, from which no key follows.
 */
function tenantOf(keys: readonly TenantKey[], digest: Buffer): string | null {
  let found: string | null = null;
  for (const known of keys) {
    if (timingSafeEqual(known.digest, digest)) found = known.tenant;
  }
  return found;
}
