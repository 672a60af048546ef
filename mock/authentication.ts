import { type Authentication, wordsFor } from '../src/contract/authentication.ts';
import type { RequestHead } from '../src/http/request-head.ts';
import { keysOfRequest, unauthorized } from '../src/http/tenant-keys.ts';
import type { Tenant } from './tenant.ts';
import { mostStrangers, type Tenants } from './tenants.ts';

/** Who sent a request, by what an operation asks for; by what the document does where none is given. */
export interface Authenticator {
  /** The tenant whose credentials the request carries. */
  tenantOf(request: RequestHead, asked?: Authentication): Tenant | null;
  /** Throws the 401 when there is none. */
  requireTenant(request: RequestHead, asked?: Authentication): Tenant;
}

/** What a connection sent last, and whose it is. */
interface Sent {
  readonly asked: Authentication;
  readonly keys: readonly string[] | null;
  readonly tenant: Tenant | null;
}

/** `hint` is what to send, where everyone may know it. */
export function createAuthenticator(
  authentication: Authentication,
  tenants: Tenants,
  hint: string,
): Authenticator {
  // The log, the console and the operation all ask, and a digest is not for free. A connection that sends
  // the keys it sent before learns nothing from how soon that is known.
  const sent = new WeakMap<RequestHead['socket'], Sent>();
  const find = (keys: readonly string[] | null, asked: Authentication) => {
    if (keys !== null) return tenants.find(keys);
    return asked.isOptional ? tenants.anonymous(asked) : null;
  };
  const tenantOf = (request: RequestHead, asked = authentication) => {
    const keys = keysOfRequest(asked, request);
    const before = sent.get(request.socket);
    if (before !== undefined && before.asked === asked && isSame(before.keys, keys))
      return before.tenant;
    const tenant = find(keys, asked);
    sent.set(request.socket, { asked, keys, tenant });
    return tenant;
  };
  return {
    tenantOf,
    requireTenant(request, asked = authentication) {
      const tenant = tenantOf(request, asked);
      if (tenant !== null) return tenant;
      const wanted = tenants.isFull()
        ? `the mock keeps ${mostStrangers} tenants of --any-key and has as many: send the key of one of them, or start it anew`
        : `send ${wordsFor(asked, 'a')}${hint}`;
      throw unauthorized(asked, request, wanted);
    },
  };
}

function isSame(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((key, index) => key === other[index]);
}
