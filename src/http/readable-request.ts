import type { IncomingMessage, ServerResponse } from 'node:http';
import { isPlainlyFramed } from './plainly-framed.ts';
import { type Refusal, refusalWith } from './refuse-unreadable.ts';
import { soleField } from './sole-field.ts';

/** Whether a request that Node's parser lets through means one thing only. */
export function isReadable(request: IncomingMessage): boolean {
  // The parser takes 0.9 and 2.0 too, which are other ways to write a message (RFC 9110 section 2.5).
  return (
    request.httpVersionMajor === 1 &&
    isPlainlyFramed(request) &&
    isRequestTarget(request.url ?? '') &&
    namesOneHost(request)
  );
}

/**
 * Whether a server can be asked for it: the origin form, the asterisk, or the absolute form of http
 * and https (RFC 9112 section 3.2). Express cannot parse any other, and would answer with a page of
 * its own before a route had a say.
 */
function isRequestTarget(target: string): boolean {
  if (target.startsWith('/') || target === '*') return true;
  return /^https?:$/.test(URL.parse(target)?.protocol ?? '');
}

/** A name, an address in brackets or nothing, and perhaps a port (RFC 9110 section 7.2, RFC 3986 section 3.2.2). */
const hostPattern = /^(?:\[[0-9a-f:.]+\]|[\w.~%!$&'()*+,;=-]*)(?::\d*)?$/i;

/** Whether `Host` stands there once and can be one; only before HTTP/1.1 might it be missing (RFC 9112 section 3.2). */
function namesOneHost(request: IncomingMessage): boolean {
  const host = soleField(request, 'host');
  return host === null ? request.httpVersion === '1.0' : hostPattern.test(host);
}

/**
 * Whether it wants another protocol from here on, which a server may ignore (RFC 9110 section 7.8).
 * Node's parser throws away what came behind it in one piece, so an answer that leaves the connection
 * open would let a client wait for ever; of one that is closed it knows (RFC 9112 section 9.3.2).
 */
export function wantsUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade !== undefined && /\bupgrade\b/i.test(headers.connection ?? '');
}

export function refuseRequest(response: ServerResponse): Refusal {
  const { refusal, fields, body } = refusalWith('malformed-request');
  response.writeHead(refusal.status, fields).end(body);
  return refusal;
}
