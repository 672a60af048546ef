import type { RequestHead } from './request-head.ts';

/**
 * Whether the body is what its framing encloses. A coding that is not undone would be stored as if it
 * were the content, and before HTTP/1.1 there was none: such framing is faulty (RFC 9112 section 6.1).
 */
export function isPlainlyFramed({ headers, httpVersionMinor }: RequestHead): boolean {
  const codings = headers['transfer-encoding'];
  return codings === undefined || (httpVersionMinor > 0 && codings.toLowerCase() === 'chunked');
}
