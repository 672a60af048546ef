import { readBody, unsupported } from './read-body.ts';
import type { ReadableRequest } from './request-head.ts';
import { soleField } from './sole-field.ts';

/** UTF-8 is the one charset that may be named (RFC 8259 section 8.1; WHATWG URL section 5). */
const parameters = /[ \t]*(?:;[ \t]*charset=(?:utf-8|"utf-8")[ \t]*)?$/i;

/** The bytes of a body of this media type; throws the 413 or 415 for anything else. */
export function readContent(request: ReadableRequest, mediaType: string): Promise<Uint8Array> {
  const sent = soleField(request, 'content-type') ?? '';
  if (sent.replace(parameters, '').toLowerCase() !== mediaType) {
    throw unsupported(`The body must be ${mediaType}`, { Accept: mediaType });
  }
  return readBody(request);
}

/** Bytes that are no UTF-8 must not turn into replacement characters inside a password. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a body; null where its bytes are no UTF-8. */
export function decoded(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
