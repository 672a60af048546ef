import type { IncomingMessage } from 'node:http';
import { type Authentication, placeOf } from '../contract/authentication.ts';
import { digestOf, findByDigest, keyOf, unauthorized } from '../http/tenant-keys.ts';
import type { ApiKeys } from '../store/api-keys.ts';
import type { TenantKey } from './tenant-key.ts';

/** The tenant that a request acts for; rejects with the 401 for none. */
export type Authenticate = (request: IncomingMessage) => Promise<string>;

/**
 * Looks among the given keys and then in the store, each time anew: a key that was revoked is refused
 * from then on, whichever process did it. The store looks its digests up in an index: what the time of
 * that might tell is part of a digest, from which no key follows.
 */
export function createAuthenticate(
  authentication: Authentication,
  keys: readonly TenantKey[],
  stored: ApiKeys,
): Authenticate {
  return async request => {
    const key = keyOf(authentication, request);
    const digest = key === null ? null : digestOf(key);
    const tenant =
      digest === null
        ? null
        : (findByDigest(keys, digest)?.tenant ?? (await stored.tenantOf(digest)));
    if (tenant !== null) return tenant;
    throw unauthorized(authentication, `Send the tenant's key in ${placeOf(authentication)}.`);
  };
}
