import { hash } from 'node:crypto';

/** A tenant and the digest of the key that names it; the key itself is not kept. */
export interface TenantKey {
  readonly tenant: string;
  readonly digest: Buffer;
}

export function tenantKey(tenant: string, key: string): TenantKey {
  return { tenant, digest: digestOf(key) };
}

/** Keys are random, not chosen by people, so a plain digest does; every digest has the same length. */
export function digestOf(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}
