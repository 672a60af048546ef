import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAuthenticator } from './authenticator.ts';

const key = createSecretKey(Buffer.alloc(32, 'key'));
const authenticator = createAuthenticator('k1', key);

test.each(['', 'text', 'pä:ss 🔑', 'x'.repeat(5_000)])(
  'a code is HMAC-SHA-256 by a key of its own: %#',
  text => {
    const derived = Buffer.from(hkdfSync('sha256', key, '', 'holdfast row authentication', 32));
    const tag = createHmac('sha256', derived).update(text).digest().subarray(0, 16);
    expect(authenticator.codeOf(text)).toBe(`v1.k1.${tag.toString('base64url')}`);
    expect(authenticator.made(text, authenticator.codeOf(text))).toBe(true);
  },
);

test('no other text, key, id or length has the code', () => {
  const code = authenticator.codeOf('text');
  expect(authenticator.made('text ', code)).toBe(false);
  expect(authenticator.made('text', code.slice(0, -1))).toBe(false);
  expect(authenticator.made('text', '')).toBe(false);
  expect(createAuthenticator('k2', key).made('text', code)).toBe(false);
  const other = createAuthenticator('k1', createSecretKey(Buffer.alloc(32, 'other')));
  expect(other.made('text', code)).toBe(false);
});
