import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import type { Place } from '../settings/settings-json.ts';
import { createAuthenticator } from './authenticator.ts';

/** The source of random bytes; `randomBytes` of node:crypto outside tests. */
export type Randomness = (size: number) => Buffer;

export type { Place };

/** Seals with its first key and opens with any, so that keys rotate. */
export interface Keyring {
  readonly ids: readonly string[];
  seal(text: string, place: Place): string;
  /** @throws {EnvelopeError} for what none of the keys sealed for this place. */
  open(envelope: string, place: Place): string;
  /** A code that only these keys make, by the first one, for a text that stays readable. */
  authenticate(text: string): string;
  /** Whether one of the keys made the code, and for this text. */
  isAuthentic(text: string, code: string): boolean;
  /** Whether the first key made it, an envelope or a code. */
  isCurrent(made: string): boolean;
}

export interface SealingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Damaged, sealed for another place, or sealed with a key that is not at hand: which, GCM does not say. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError';
}

/** AES-256-GCM with the nonce and tag lengths of NIST SP 800-38D section 5.2.1. */
const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Drawn at once, since each call for random bytes is one to the system. */
const noncesAtOnce = 256;

export function createKeyring(
  keys: readonly [SealingKey, ...SealingKey[]],
  random: Randomness,
): Keyring {
  const [first] = keys;
  const authenticators = keys.map(({ id, key }) => createAuthenticator(id, key));
  const nextNonce = nonces(random);
  return {
    ids: keys.map(({ id }) => id),
    seal: (text, place) => seal(first, nextNonce(), text, place),
    open(envelope, place) {
      const [, id, nonce, sealed] = /^v1\.([^.]+)\.([\w-]+)\.([\w-]+)$/.exec(envelope) ?? [];
      const known = keys.find(key => key.id === id);
      if (known === undefined || nonce === undefined || sealed === undefined) {
        throw new EnvelopeError('a sealed secret has no known form or key');
      }
      return open(known, Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url'), place);
    },
    authenticate: text => authenticators[0]?.codeOf(text) ?? '',
    isAuthentic: (text, code) => authenticators.some(({ made }) => made(text, code)),
    isCurrent: made => made.startsWith(`v1.${first.id}.`),
  };
}

function nonces(random: Randomness): () => Buffer {
  let drawn: Buffer = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = random(nonceLength * noncesAtOnce);
    const nonce = drawn.subarray(0, nonceLength);
    drawn = drawn.subarray(nonceLength);
    return nonce;
  };
}

/** `v1.<key id>.<nonce>.<ciphertext and tag>`, the last two in base64url. */
function seal({ id, key }: SealingKey, nonce: Buffer, text: string, place: Place): string {
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(associatedData(id, place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
}

function open({ id, key }: SealingKey, nonce: Buffer, sealed: Buffer, place: Place): string {
  try {
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
      .setAAD(associatedData(id, place))
      .setAuthTag(sealed.subarray(-tagLength));
    const text = decipher.update(sealed.subarray(0, -tagLength));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new EnvelopeError('a sealed secret does not open', { cause });
  }
}

/** Binds the envelope to its place, so that no one who writes to the database can swap two of them. */
function associatedData(id: string, place: Place): Buffer {
  return Buffer.from(JSON.stringify(['v1', id, ...place]));
}
