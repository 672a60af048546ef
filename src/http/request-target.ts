import type { ServerResponse } from 'node:http';
import { type Refusal, refusalWith } from './refuse-unreadable.ts';

/**
 * Whether a server can be asked for it: the origin form, the asterisk, or the absolute form of http
 * and https (RFC 9112 section 3.2).
 */
export function isRequestTarget(target: string): boolean {
  if (target.startsWith('/') || target === '*') return true;
  return /^https?:$/.test(URL.parse(target)?.protocol ?? '');
}

/** Express cannot parse any other, and would answer with a page of its own before a route had a say. */
export function refuseTarget(response: ServerResponse): Refusal {
  const { refusal, fields, body } = refusalWith('malformed-request');
  response.writeHead(refusal.status, fields).end(body);
  return refusal;
}
