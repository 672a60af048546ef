import type { RequestListener } from 'node:http';
import { createProblem, problemMediaType } from '../problem/problem.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * Refuses what is no request target of a server (RFC 9112 section 3.2). Express cannot parse it and
 * would answer with a page of its own before any route or error handler had a say.
 */
export function refusingOddTargets(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (isTarget(request.url ?? '')) {
      listener(request, response);
      return;
    }
    const problem = createProblem('malformed-request');
    const body = JSON.stringify(problem);
    const headers = {
      ...securityHeaders,
      'Content-Type': problemMediaType,
      'Content-Length': Buffer.byteLength(body),
      Connection: 'close',
    };
    response.writeHead(problem.status, headers).end(body);
  };
}

/** The origin form, the asterisk, or the absolute form of a scheme that this can be asked for. */
function isTarget(target: string): boolean {
  return (
    target.startsWith('/') || target === '*' || /^https?:$/.test(URL.parse(target)?.protocol ?? '')
  );
}
