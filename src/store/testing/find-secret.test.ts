import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSecrets } from './find-secret.ts';

const secret = 'pä"ss: wörd/+?';

const planted: readonly [name: string, encode: (text: string) => string][] = [
  ['plain', text => text],
  ['JSON', text => JSON.stringify({ detail: text })],
  ['hexadecimal', text => Buffer.from(text).toString('hex')],
  ['hexadecimal', text => Buffer.from(text).toString('hex').toUpperCase()],
  ['URL', text => encodeURIComponent(text)],
  ['URL', text => `?q=${Buffer.from(text).toString('hex').replaceAll(/../g, '%$&')}`],
  ['base64', text => Buffer.from(text).toString('base64')],
  ['base64', text => Buffer.from(`u:${text}`).toString('base64')],
  ['base64', text => Buffer.from(`user:${text}!`).toString('base64')],
  ['base64', text => Buffer.from(`{"p":"${text}"}`).toString('base64')],
  ['base64url', text => Buffer.from(`us:${text}`).toString('base64url')],
  ['reversed', text => Buffer.from(text).reverse().toString('latin1')],
];

describe('a planted secret is found', () => {
  test.each(planted)('%s', (form, encode) => {
    const text = `before ${encode(secret)} after`;
    const bytes = Buffer.from(text, form === 'reversed' ? 'latin1' : 'utf8');
    expect(findSecrets([secret], [{ where: 'log', bytes }])).toContainEqual({
      secret,
      form,
      where: 'log',
    });
  });

  test('in base64, whatever stands before and after it', () => {
    const bytes = fc.uint8Array({ maxLength: 9 });
    fc.assert(
      fc.property(bytes, bytes, (before, after) => {
        const text = Buffer.concat([before, Buffer.from(secret), after]).toString('base64');
        const found = findSecrets([secret], [{ where: 'log', bytes: Buffer.from(text) }]);
        expect(found).toContainEqual({ secret, form: 'base64', where: 'log' });
      }),
    );
  });

  test('as UTF-16', () => {
    const found = findSecrets([secret], [{ where: 'log', bytes: Buffer.from(secret, 'utf16le') }]);
    expect(found).toEqual([{ secret, form: 'UTF-16', where: 'log' }]);
  });
});

test('another text is none', () => {
  const bytes = Buffer.from('pä"ss: wörd/+! and pä"ss: wörd');
  expect(findSecrets([secret], [{ where: 'log', bytes }])).toEqual([]);
});
