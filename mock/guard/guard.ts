import type { RequestHandler } from 'express';
import { soleField } from '../../src/http/sole-field.ts';
import { createProblem } from '../../src/problem/problem.ts';
import { ProblemResponse } from '../../src/problem/problem-response.ts';
import { ownHosts } from './own-host.ts';

/**
 * Keeps pages of other origins away from what is for this machine's developer: the test hooks, the
 * console and the docs. Programs such as curl send no `Origin` and pass.
 */
export function guard(allowHosts: readonly string[]): RequestHandler {
  const isOwn = ownHosts(allowHosts);
  return (request, _response, next) => {
    const host = soleField(request, 'host');
    if (!isOwn(host, request.socket.localAddress)) {
      throw forbidden('call this by localhost, or start the mock with --allow-host and this name');
    }
    const { origin } = request.headers;
    if (origin !== undefined && !isSameOrigin(origin, host)) {
      throw forbidden(
        'pages of other origins may not use this; call it from a program or the console',
      );
    }
    next();
  };
}

/** The scheme does not count: in front of the mock there may be something that ends TLS. */
function isSameOrigin(origin: string, host: string | null): boolean {
  return URL.parse(origin)?.host === URL.parse(`http://${host}/`)?.host;
}

function forbidden(detail: string): ProblemResponse {
  return new ProblemResponse(createProblem('forbidden', { detail }));
}
