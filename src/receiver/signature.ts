import { type Bytes, bytesOf, concatenated, fromBase64, isSame } from './bytes.ts';
import type { CredentialFault, StandardWebhooks } from './expected.ts';

/** The header fields of a signed event. */
export interface SignatureFields {
  readonly 'webhook-id': string;
  /** Seconds since 1970. */
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** Signs the bytes of an event. */
export async function signatureFields(
  secret: string,
  id: string,
  seconds: number,
  body: Bytes,
): Promise<SignatureFields> {
  const timestamp = String(seconds);
  const signature = btoa(String.fromCharCode(...(await hmac(secret, id, timestamp, body))));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}

/** Null for a signature that is right and of now. */
export async function signatureFault(
  { secret, toleranceSeconds = 300 }: StandardWebhooks,
  field: (name: keyof SignatureFields) => string | null,
  body: Bytes,
  now: number,
): Promise<CredentialFault | null> {
  const id = field('webhook-id');
  const timestamp = field('webhook-timestamp');
  const listed = field('webhook-signature');
  if (!id || !timestamp || !listed) return 'missing';
  // Several while a secret is being replaced; those of other versions are for other receivers.
  const signatures = listed.split(' ').flatMap(one => (one.startsWith('v1,') ? one.slice(3) : []));
  const given = signatures.flatMap(one => fromBase64(one) ?? []);
  if (!/^\d{1,12}$/.test(timestamp) || given.length === 0) return 'malformed';
  const right = await hmac(secret, id, timestamp, body);
  const same = await Promise.all(given.map(one => isSame(one, right)));
  if (!same.includes(true)) return 'wrong';
  // Only of a time that was signed can anything be said.
  const age = now / 1_000 - Number(timestamp);
  if (Math.abs(age) <= toleranceSeconds) return null;
  return age > 0 ? 'too-old' : 'too-new';
}

async function hmac(secret: string, id: string, timestamp: string, body: Bytes): Promise<Bytes> {
  const raw = fromBase64(secret.replace(/^whsec_/, ''));
  if (raw === null || raw.length === 0)
    throw new TypeError('The expected secret has to be whsec_ and a key in base64.');
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign']);
  const signed = concatenated([bytesOf(`${id}.${timestamp}.`), body]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, signed));
}
