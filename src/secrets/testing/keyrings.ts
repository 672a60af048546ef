import { randomBytes } from 'node:crypto';
import type { Keyring } from '../keyring.ts';
import { parseKeyring } from '../parse-keyring.ts';

/** A keyring of the named keys; the same name gives the same key. */
export function keyringOf(...names: readonly string[]): Keyring {
  const text = names.map(name => `${name}:${Buffer.alloc(32, name).toString('base64')}`).join(',');
  return parseKeyring(text, randomBytes);
}
