import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { EnvelopeError } from './keyring.ts';
import { KeyringError, parseKeyring } from './parse-keyring.ts';
import { keyringOf } from './testing/keyrings.ts';

const place = ['acme', 'settings', 'hooks', 'auth'];
const key = Buffer.alloc(32, 7).toString('base64');

describe('an envelope', () => {
  test('opens in its place with its key', () => {
    const envelope = keyringOf('first', 'second').seal('pä:ss', place);
    expect(envelope).toMatch(/^v1\.first\.[\w-]{16}\.[\w-]+$/);
    expect(keyringOf('second', 'first').open(envelope, place)).toBe('pä:ss');
  });

  test('of the same text is another one each time', () => {
    const keyring = keyringOf('first');
    expect(keyring.seal('pass', place)).not.toBe(keyring.seal('pass', place));
  });

  test.each([
    ['another tenant', ['globex', 'settings', 'hooks', 'auth']],
    ['another place', ['acme', 'settings', 'hooks', 'other']],
    ['a place that only reads the same when joined', ['acme', 'settings', 'hooks,auth']],
  ])('does not open for %s', (_, other) => {
    const keyring = keyringOf('first');
    expect(() => keyring.open(keyring.seal('pass', place), other)).toThrow(EnvelopeError);
  });

  test('does not open with one bit changed, cut short, or with a key that is not at hand', () => {
    const keyring = keyringOf('first');
    const envelope = keyring.seal('pass', place);
    const [version, id, nonce, sealed = ''] = envelope.split('.');
    const bytes = Buffer.from(sealed, 'base64url');
    for (const damaged of [
      bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte)),
      bytes.subarray(0, 8),
    ]) {
      const text = Buffer.from(damaged).toString('base64url');
      expect(() => keyring.open([version, id, nonce, text].join('.'), place)).toThrow(
        EnvelopeError,
      );
    }
    expect(() => keyringOf('second').open(envelope, place)).toThrow(EnvelopeError);
    expect(() => keyring.open('pass', place)).toThrow(EnvelopeError);
  });
});

describe('a keyring in a text', () => {
  test('may have several keys, spaces and no padding', () => {
    const text = ` new:${key} , old:${Buffer.alloc(32, 8).toString('base64').replace('=', '')}`;
    expect(parseKeyring(text, randomBytes).ids).toEqual(['new', 'old']);
  });

  test.each([
    ['nothing', '', 'key 1 must be ID:KEY'],
    ['no id', key, 'key 1 must be ID:KEY'],
    ['a dot in the id', `a.b:${key}`, 'key 1 must be ID:KEY'],
    ['a short key', `a:${key},b:${randomBytes(16).toString('base64')}`, 'key 2 must be ID:KEY'],
    ['characters that base64 has not', `a:${key.replace('=', '!')}`, 'key 1 must be ID:KEY'],
    ['an id twice', `a:${key},a:${key}`, 'key 2 has the id of an earlier one'],
  ])('with %s is refused without showing it', (_, text, sentence) => {
    const failure = failureOf(text);
    expect(failure.message).toContain(sentence);
    expect(failure.message).not.toContain(key.slice(0, 8));
  });

  test('does not show its keys when inspected', () => {
    const shown = inspect(parseKeyring(`a:${key}`, randomBytes), { depth: null, showHidden: true });
    expect(shown).toContain('a');
    expect(shown).not.toContain(key.slice(0, 8));
  });
});

function failureOf(text: string): KeyringError {
  try {
    parseKeyring(text, randomBytes);
  } catch (error) {
    if (error instanceof KeyringError) return error;
  }
  throw new Error('the text was taken for a keyring');
}
