import { combinedKey } from '../contract/authentication.ts';
import { digestOf } from '../http/key-digest.ts';

/** A tenant and the digest of the key that names it; the key itself is not kept. */
export interface TenantKey {
  readonly tenant: string;
  readonly digest: Buffer;
}

/**
 * Names the tenant that a key belongs to. The key itself is not kept.
 *
 * @param key - As requests carry it: a key, a bearer token, `username:password`. Where a request has to
 * have several credentials, each by the document's name of its scheme.
 * @throws {TypeError} for no key at all, as of a variable that is not set: an empty header field would then do.
 * @example
 * import { tenantKey } from 'holdfast/server';
 *
 * const keys = [tenantKey('acme', 'a key of acme'), tenantKey('acme', 'its next key')];
 * console.log(keys.length); // 2
 */
export function tenantKey(
  tenant: string,
  key: string | Readonly<Record<string, string>>,
): TenantKey {
  const credentials = typeof key === 'string' ? { key } : key;
  const values = Object.values(credentials);
  if (values.length === 0 || values.includes(''))
    throw new TypeError(`the key of the tenant "${tenant}" is empty`);
  return { tenant, digest: digestOf(combinedKey(credentials)) };
}
