import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type Authentication, placeOf } from '../src/contract/authentication.ts';
import { keyOf, unauthorized } from '../src/http/tenant-keys.ts';
import type { Tenant } from './tenant.ts';
import { mostStrangers, type Tenants } from './tenants.ts';

export interface Authenticator {
  /** The tenant whose key the request carries. */
  tenantOf(request: IncomingMessage): Tenant | null;
  /** Throws the 401 when there is none. */
  requireTenant(request: IncomingMessage): Tenant;
}

export function createAuthenticator(
  authentication: Authentication,
  tenants: Tenants,
  hint: string,
): Authenticator {
  // The log, the console and the operation all ask, and a digest is not for free. A connection that sends
  // the key it sent before learns nothing from how soon that is known.
  const sent = new WeakMap<
    Socket,
    { readonly key: string | null; readonly tenant: Tenant | null }
  >();
  const tenantOf = (request: IncomingMessage) => {
    const key = keyOf(authentication, request);
    const before = sent.get(request.socket);
    if (before !== undefined && before.key === key) return before.tenant;
    const tenant = tenants.find(key);
    sent.set(request.socket, { key, tenant });
    return tenant;
  };
  return {
    tenantOf,
    requireTenant(request) {
      const tenant = tenantOf(request);
      if (tenant !== null) return tenant;
      const wanted = tenants.isFull()
        ? `the mock keeps ${mostStrangers} tenants of --any-key and has as many: send the key of one of them, or start it anew`
        : `send a key in ${placeOf(authentication)}${hint}`;
      throw unauthorized(authentication, wanted);
    },
  };
}
