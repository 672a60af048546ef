import { hash, timingSafeEqual } from 'node:crypto';

/** Keys are random, not chosen by people, so a plain digest does; every digest has the same length. */
export function digestOf(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

/**
 * The first of the keys that has the digest. It is compared with every one in constant time, so that the
 * time tells neither a key nor how many there are before it.
 */
export function findByDigest<Known extends { readonly digest: Buffer }>(
  keys: readonly Known[],
  digest: Buffer,
): Known | null {
  let found: Known | null = null;
  for (const known of keys) {
    if (timingSafeEqual(known.digest, digest)) found ??= known;
  }
  return found;
}
