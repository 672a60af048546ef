import type { IncomingMessage } from 'node:http';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { soleField } from './sole-field.ts';

/** A name, an address in brackets or nothing, and perhaps a port (RFC 9110 section 7.2, RFC 3986 section 3.2.2). */
const hostPattern = /^(?:\[[0-9a-f:.]+\]|[\w.~%!$&'()*+,;=-]*)(?::\d*)?$/i;

/**
 * Throws the 400 for a missing, a repeated or an impossible `Host` (RFC 9112 section 3.2). Node would
 * refuse some of them itself, but not with a problem.
 */
export function requireHost(request: IncomingMessage): void {
  const host = soleField(request, 'host');
  const isOlder = request.httpVersion === '1.0';
  if (host === null ? isOlder : hostPattern.test(host)) return;
  throw new ProblemResponse(createProblem('malformed-request'));
}
