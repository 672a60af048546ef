import { createSecretKey } from 'node:crypto';
import { createKeyring, type Keyring, type Randomness, type SealingKey } from './keyring.ts';

/** Why a text is no keyring; the message never shows any of it but the number of the entry. */
export class KeyringError extends Error {
  override readonly name = 'KeyringError';
}

const keyLength = 32;

/**
 * Parses the keys that seal secrets at rest, as `HOLDFAST_SECRET_KEYS` has them. The first one seals,
 * each of them opens, so that keys rotate.
 *
 * @param text - `id:key[,id:key…]`, each key 32 bytes in base64.
 * @param random - The source of nonces: `randomBytes` of `node:crypto`.
 * @throws {KeyringError} which tells what is wrong and never shows a key.
 * @example
 * import { randomBytes } from 'node:crypto';
 * import { parseKeyring } from 'holdfast/server';
 *
 * const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * console.log(keyring.ids); // [ 'k1' ]
 */
export function parseKeyring(text: string, random: Randomness): Keyring {
  const [first, ...rest] = text
    .split(',')
    .map((entry, index) => parseEntry(entry.trim(), index + 1));
  if (first === undefined) throw new KeyringError('give at least one key');
  const keys = [first, ...rest] as const;
  const repeated = keys.findIndex(
    ({ id }, index) => keys.findIndex(key => key.id === id) !== index,
  );
  if (repeated >= 0) {
    throw new KeyringError(`key ${repeated + 1} has the id of an earlier one; give each its own`);
  }
  return createKeyring(keys, random);
}

function parseEntry(entry: string, number: number): SealingKey {
  const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})$/.exec(entry) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (id === undefined || bytes.length !== keyLength) {
    throw new KeyringError(
      `key ${number} must be ID:KEY with an id of letters, digits, "-" and "_" and a key of 32 bytes in base64; make one with: openssl rand -base64 32`,
    );
  }
  return { id, key: createSecretKey(bytes) };
}
