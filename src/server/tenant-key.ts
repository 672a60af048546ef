import { digestOf } from '../http/tenant-keys.ts';

/** A tenant and the digest of the key that names it; the key itself is not kept. */
export interface TenantKey {
  readonly tenant: string;
  readonly digest: Buffer;
}

/**
 * Names the tenant that a key belongs to. The key itself is not kept.
 *
 * @param key - As requests carry it in the header of the contract.
 * @throws {TypeError} for no key at all, as of a variable that is not set: an empty header field would then do.
 * @example
 * import { tenantKey } from 'holdfast/server';
 *
 * const keys = [tenantKey('acme', 'a key of acme'), tenantKey('acme', 'its next key')];
 * console.log(keys.length); // 2
 */
export function tenantKey(tenant: string, key: string): TenantKey {
  if (key === '') throw new TypeError(`the key of the tenant "${tenant}" is empty`);
  return { tenant, digest: digestOf(key) };
}
