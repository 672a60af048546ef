import { gunzipSync, inflateSync } from 'node:zlib';

/** A text that was wrapped into another one. */
export interface Inner {
  readonly text: string;
  readonly how: string;
}

/** Wrappings in wrappings that are looked into: a trace of a request whose credentials are base64 has two. */
const deepest = 2;

/** Base64 in either alphabet, long enough to hold something worth hiding. */
const base64 = /[A-Za-z0-9+/_-]{20,}/g;

/** Everything that a text carries in base64: as it is, two bytes a character, or compressed, as session cookies do. */
export function unwrapped(text: string, depth = 1): readonly Inner[] {
  return (text.match(base64) ?? []).flatMap(run => {
    const found = unpacked(Buffer.from(run, 'base64'));
    const deeper = depth < deepest ? found.flatMap(inner => unwrapped(inner.text, depth + 1)) : [];
    return [...found, ...deeper];
  });
}

/** Bytes as text: as they are, two of them a character, or compressed. */
export function unpacked(bytes: Buffer): readonly Inner[] {
  const plain = bytes.toString('latin1');
  return [
    { text: plain, how: 'base64' },
    ...(plain.includes('\0') ? [{ text: plain.replaceAll('\0', ''), how: 'wide base64' }] : []),
    ...inflated(bytes),
  ];
}

/** RFC 1950 section 2.2 and RFC 1952 section 2.3.1: what compressed data starts with. */
function inflated(bytes: Buffer): readonly Inner[] {
  const inflate = bytes[0] === 0x78 ? inflateSync : bytes[0] === 0x1f ? gunzipSync : null;
  if (inflate === null) return [];
  try {
    const text = inflate(bytes, { maxOutputLength: 1024 * 1024 }).toString('latin1');
    return [{ text, how: 'compressed base64' }];
  } catch {
    return [];
  }
}
