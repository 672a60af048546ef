import { describe, expect, test } from 'vitest';
import { Secret } from '../settings/secret.ts';
import { EnvelopeError } from './keyring.ts';
import { createSealing } from './sealing.ts';
import { keyringOf } from './testing/keyrings.ts';

const place = ['acme', 'settings', 'hooks', 'auth'];
const keyring = keyringOf('first', 'second');
const envelope = keyring.seal('pass', place);

describe('a secret that came out of an envelope', () => {
  const sealing = createSealing(keyring, 'reveal');

  test('goes back to its place in the same one', () => {
    const secret = sealing.open(envelope, place);
    expect(sealing.seal(secret, [...place])).toBe(envelope);
    expect(secret.reveal()).toBe('pass');
  });

  test('is sealed anew for another place', () => {
    const other = ['acme', 'broadcast', 'things', 'auth'];
    const moved = sealing.seal(sealing.open(envelope, place), other);
    expect(moved).not.toBe(envelope);
    expect(keyring.open(moved, other)).toBe('pass');
  });

  test('is sealed anew with the first key when another one sealed it', () => {
    const rotated = keyringOf('second', 'first');
    const { open, seal } = createSealing(rotated, 'reveal');
    const renewed = seal(open(envelope, place), place);
    expect(rotated.isCurrent(envelope)).toBe(false);
    expect(rotated.isCurrent(renewed)).toBe(true);
    expect(keyringOf('second').open(renewed, place)).toBe('pass');
  });

  test('is another one than a new secret of the same text', () => {
    const sealed = sealing.seal(new Secret('pass'), place);
    expect(sealed).not.toBe(envelope);
    expect(keyring.open(sealed, place)).toBe('pass');
  });
});

describe('an envelope that does not open', () => {
  const elsewhere = ['globex', 'settings', 'hooks', 'auth'];

  test('is found out at once where reading opens it', () => {
    const { open } = createSealing(keyring, 'reading');
    expect(() => open(envelope, elsewhere)).toThrow(EnvelopeError);
  });

  test('is kept as it is, and found out where it is asked for, where revealing opens it', () => {
    const { open, seal } = createSealing(keyring, 'reveal');
    const secret = open(envelope, elsewhere);
    expect(seal(secret, elsewhere)).toBe(envelope);
    expect(() => secret.reveal()).toThrow(EnvelopeError);
  });
});
