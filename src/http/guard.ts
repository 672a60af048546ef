import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { ownHosts } from './own-host.ts';
import type { RequestHead } from './request-head.ts';
import { soleField } from './sole-field.ts';

/** Throws the 403 for a request that a page of another site made somebody's browser send. */
export type Guard = (request: RequestHead) => void;

/** Which pages a guard lets pass: those of the server's own origin, or all of its hosts, whichever their ports. */
export type Pages = 'same-origin' | 'own-hosts';

/**
 * Keeps foreign pages away from what is for this machine's developer: where everyone knows the key, a
 * browser is all that stands between a page and it. Programs such as curl send no `Origin` and pass.
 */
export function createGuard(allowHosts: readonly string[], pages: Pages = 'same-origin'): Guard {
  const isOwn = ownHosts(allowHosts);
  return request => {
    const host = soleField(request, 'host');
    const { localAddress } = request.socket;
    if (!isOwn(host, localAddress)) {
      throw forbidden(
        'call this by localhost or an address of this machine, or allow the name that it is called by (--allow-host)',
      );
    }
    const { origin } = request.headers;
    if (origin === undefined) return;
    const its = URL.parse(origin)?.host ?? null;
    // The scheme does not count: in front of the server there may be something that ends TLS.
    const passes =
      pages === 'own-hosts' ? isOwn(its, localAddress) : its === URL.parse(`http://${host}/`)?.host;
    if (!passes) throw forbidden('pages of other origins may not use this; call it from a program');
  };
}

function forbidden(detail: string): ProblemResponse {
  return new ProblemResponse(createProblem('forbidden', { detail }));
}
