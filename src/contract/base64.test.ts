import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

const texts = ['', 'a', 'ab', 'abc', 'ann:s3cret', 'ä:€ 😀', '\ufeffmark', 'x'.repeat(200_000)];

describe('base64 is as Node has it', () => {
  test.each(texts)('of %.20j', text => {
    expect(toBase64(text)).toBe(Buffer.from(text).toString('base64'));
    expect(fromBase64(toBase64(text))).toBe(text);
  });

  test.each(['YQ', 'YQ=', 'YQ==', 'YWI', 'YWJjZ', 'Y', '/+/+', '=='])('from %s', packed => {
    expect(fromBase64(packed)).toBe(Buffer.from(packed, 'base64').toString());
  });
});
