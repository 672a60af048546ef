import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createProblem, problemMediaType } from '../problem/problem.ts';
import type { Refusal } from './refuse-unreadable.ts';
import { securityHeaders } from './security-headers.ts';

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
  const requestId = randomUUID();
  const problem = createProblem('malformed-request');
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    'Content-Type': problemMediaType,
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': requestId,
    ...securityHeaders,
  });
  response.end(body);
  return { requestId, status: problem.status };
}
