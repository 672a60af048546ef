import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';

type Decode = (bytes: Buffer, bounds: { readonly maxOutputLength: number }) => Buffer;

/** RFC 9110 section 8.4.1, and RFC 8878 for zstd. */
const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflate],
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
]);

/**
 * A body without its content codings, of which the last was applied last (RFC 9110 section 8.4). A body
 * of a few bytes may decode to gigabytes, so there is a bound. Throws one sentence where it cannot be read.
 */
export function decodedBody(body: Buffer, contentEncoding: string, most: number): Buffer {
  const codings = contentEncoding
    .split(',')
    .map(coding => coding.trim().toLowerCase())
    .filter(coding => coding !== '' && coding !== 'identity');
  // An answer to HEAD names the coding of a body that it has not.
  if (body.length === 0) return body;
  return codings.reduceRight((bytes, coding) => decoded(bytes, coding, most), body);
}

function decoded(bytes: Buffer, coding: string, most: number): Buffer {
  const decode = decoders.get(coding);
  if (decode === undefined)
    throw new Error(`its content coding "${coding}" is none of ${[...decoders.keys()].join(', ')}`);
  try {
    return decode(bytes, { maxOutputLength: most });
  } catch (error) {
    const isLarge = error instanceof RangeError;
    // Without a code, which only what the system says has.
    throw new Error(
      isLarge ? 'the answer is larger than 8 MiB once it is decoded' : notWhatItSays(coding, error),
    );
  }
}

function notWhatItSays(coding: string, error: unknown): string {
  const reason = error instanceof Error ? ` (${error.message})` : '';
  return `its body is not the ${coding} that its content-encoding says${reason}`;
}

/** Some servers send it without the wrapping that it should have (RFC 9110 section 8.4.1.2). */
function inflate(bytes: Buffer, bounds: { readonly maxOutputLength: number }): Buffer {
  const isWrapped =
    bytes.length > 1 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
  return isWrapped ? inflateSync(bytes, bounds) : inflateRawSync(bytes, bounds);
}
