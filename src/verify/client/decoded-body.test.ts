import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodedBody } from './decoded-body.ts';

const text = '{"webhooks":{}}';
const bytes = Buffer.from(text);

describe('a body is read through', () => {
  test.each<[string, Buffer]>([
    ['', bytes],
    ['identity', bytes],
    ['gzip', gzipSync(bytes)],
    ['X-GZIP', gzipSync(bytes)],
    ['br', brotliCompressSync(bytes)],
    ['zstd', zstdCompressSync(bytes)],
    ['deflate', deflateSync(bytes)],
    ['deflate', deflateRawSync(bytes)],
    ['br, gzip', gzipSync(brotliCompressSync(bytes))],
    ['gzip,', gzipSync(bytes)],
  ])('%j', (coding, body) => {
    expect(decodedBody(body, coding, 1_000).toString()).toBe(text);
  });

  test('a coding of nothing, as an answer to HEAD has it', () => {
    expect(decodedBody(Buffer.alloc(0), 'gzip', 1_000)).toHaveLength(0);
  });
});

describe('a body that cannot be read says why', () => {
  test.each<[string, Buffer, string]>([
    [
      'gzip',
      bytes,
      'its body is not the gzip that its content-encoding says (incorrect header check)',
    ],
    [
      'gzip',
      gzipSync(bytes).subarray(0, 20),
      'its body is not the gzip that its content-encoding says (unexpected end of file)',
    ],
    ['deflate', Buffer.of(0x78), 'its body is not the deflate that its content-encoding says'],
    ['snappy', bytes, 'its content coding "snappy" is none of gzip, x-gzip, deflate, br, zstd'],
    ['gzip', gzipSync(Buffer.alloc(2_000)), 'the answer is larger than 8 MiB once it is decoded'],
  ])('%s', (coding, body, sentence) => {
    expect(() => decodedBody(body, coding, 1_000)).toThrow(sentence);
  });
});
