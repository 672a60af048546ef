import type { IncomingMessage } from 'node:http';
import { type Authentication, wordsFor } from '../contract/authentication.ts';
import { digestOf, findByDigest } from '../http/key-digest.ts';
import { anonymousTenant, keysOfRequest, unauthorized } from '../http/tenant-keys.ts';
import type { ApiKeys } from '../store/api-keys.ts';
import type { TenantKey } from './tenant-key.ts';

/** The tenant that a request acts for, by what an operation asks for; rejects with the 401 for none. */
export type Authenticate = (
  request: IncomingMessage,
  authentication: Authentication,
) => Promise<string>;

/**
 * Looks among the given keys and then in the store, each time anew: a key that was revoked is refused
 * from then on, whichever process did it. The store looks its digests up in an index: what the time of
 * that might tell is part of a digest, from which no key follows.
 */
export function createAuthenticate(keys: readonly TenantKey[], stored: ApiKeys): Authenticate {
  const tenants = [...new Set(keys.map(({ tenant }) => tenant))];
  return async (request, authentication) => {
    const claimed = keysOfRequest(authentication, request);
    if (claimed === null && authentication.isOptional)
      return anonymousTenant(authentication, tenants);
    for (const key of claimed ?? []) {
      const digest = digestOf(key);
      const tenant = findByDigest(keys, digest)?.tenant ?? (await stored.tenantOf(digest));
      if (tenant !== null) return tenant;
    }
    const wanted = wordsFor(authentication, "the tenant's");
    throw unauthorized(authentication, request, `Send ${wanted}.`);
  };
}
