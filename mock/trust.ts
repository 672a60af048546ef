import { isLoopbackName, ownHosts } from '../src/http/own-host.ts';
import type { RequestHead } from '../src/http/request-head.ts';
import { soleField } from '../src/http/sole-field.ts';

/**
 * What a caller may have. `everything`: a program that calls the mock by a name of its own, and pages of
 * this machine or of origins that were let in by name. `no-leaks`: the operations, but nothing that a
 * leaky scenario shows. `nothing`: a page of any other origin.
 */
export type Trust = 'everything' | 'no-leaks' | 'nothing';

export type TrustIn = (request: RequestHead) => Trust;

export interface TrustOptions {
  /** Names, beside those of this machine, that the mock is called by. */
  readonly allowHosts: readonly string[];
  /** Origins whose pages are let in; `*` for those of any. */
  readonly corsOrigins: readonly string[];
}

/** Everyone knows the demo keys, so a browser is all that stands between a stranger's page and the mock. */
export function createTrust({ allowHosts, corsOrigins }: TrustOptions): TrustIn {
  const isOwn = ownHosts(allowHosts);
  const letIn = new Set(corsOrigins);
  return request => {
    const { origin, 'sec-fetch-site': site = 'none' } = request.headers;
    const host = soleField(request, 'host');
    const isCalledByOwnName = isOwn(host, request.socket.localAddress);
    if (origin === undefined) {
      // Images, scripts and links tell no origin, but what they are (Fetch Metadata); where a foreign
      // name was made to lead here (DNS rebinding), only the name tells.
      const isOwnCall = isCalledByOwnName && /^(none|same-origin)$/.test(site);
      return isOwnCall ? 'everything' : 'no-leaks';
    }
    const hostname = hostnameOf(origin);
    const isOwnPage =
      isCalledByOwnName && hostname !== null && hostname === URL.parse(`http://${host}`)?.hostname;
    if (letIn.has(origin) || isLoopbackOrigin(origin) || isOwnPage) return 'everything';
    return letIn.has('*') ? 'no-leaks' : 'nothing';
  };
}

function isLoopbackOrigin(origin: string): boolean {
  const hostname = hostnameOf(origin);
  return hostname !== null && isLoopbackName(hostname);
}

/** Null for what is no origin of the web as a browser writes it, such as `null`. */
function hostnameOf(origin: string): string | null {
  const url = URL.parse(origin);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === origin
    ? url.hostname
    : null;
}
