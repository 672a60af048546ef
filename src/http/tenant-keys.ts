import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Authentication, challengeOf, keyIn } from '../contract/authentication.ts';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { soleField } from './sole-field.ts';

/** The key that a request carries; null for none. */
export function keyOf(authentication: Authentication, request: IncomingMessage): string | null {
  return keyIn(authentication, name => soleField(request, name));
}

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

/** RFC 9110 section 15.5.2: a 401 comes with a challenge. */
export function unauthorized(authentication: Authentication, detail: string): ProblemResponse {
  return new ProblemResponse(createProblem('unauthorized', { detail }), {
    'WWW-Authenticate': challengeOf(authentication),
  });
}
