import {
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

/** Makes and checks codes with one key. */
export interface Authenticator {
  codeOf(text: string): string;
  made(text: string, code: string): boolean;
}

/** Half of SHA-256's output, which RFC 2104 section 5 takes for enough. */
const codeLength = 16;

/**
 * HMAC-SHA-256 as `v1.<key id>.<base64url>`. Its key is derived from the sealing key (RFC 5869): no key
 * serves two algorithms.
 */
export function createAuthenticator(id: string, key: KeyObject): Authenticator {
  const derived = createSecretKey(
    Buffer.from(hkdfSync('sha256', key, '', 'holdfast row authentication', 32)),
  );
  const start = `v1.${id}.`;
  const codeOf = (text: string) =>
    start +
    createHmac('sha256', derived)
      .update(text)
      .digest()
      .subarray(0, codeLength)
      .toString('base64url');
  return {
    codeOf,
    made(text, code) {
      if (!code.startsWith(start)) return false;
      const [expected, given] = [Buffer.from(codeOf(text)), Buffer.from(code)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
