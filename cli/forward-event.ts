import http from 'node:http';
import https from 'node:https';

/** What came of passing an event on. */
export type Forwarded =
  | { readonly outcome: 'answered'; readonly status: number }
  | { readonly outcome: 'unanswered' };

/** An event as it came. */
export interface OriginalEvent {
  /** The path and the query that it was sent to. */
  readonly target: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
}

/** Fields of one connection (RFC 9110 section 7.6.1), and those that the next request has of its own. */
const ofConnection =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|content-length|expect)$/i;

/** Passes an event on below an address: its own bytes, and its own fields in their own spelling. No redirect is followed. */
export function forwardEvent(
  to: URL,
  { target, rawHeaders, body }: OriginalEvent,
  timeoutMs = 30_000,
): Promise<Forwarded> {
  const fields = rawHeaders.flatMap((name, at) =>
    at % 2 === 1 || ofConnection.test(name) ? [] : [name, rawHeaders[at + 1] ?? ''],
  );
  return new Promise(resolve => {
    const request = (to.protocol === 'https:' ? https : http).request(addressBelow(to, target), {
      method: 'POST',
      headers: [...fields, 'Host', to.host, 'Content-Length', String(body.byteLength)],
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.on('response', answer => {
      answer.resume().on('error', () => undefined);
      resolve({ outcome: 'answered', status: answer.statusCode ?? 0 });
    });
    request.on('error', () => resolve({ outcome: 'unanswered' }));
    // A 101 that nobody asked for drops the connection without an error.
    request.on('close', () => resolve({ outcome: 'unanswered' }));
    request.end(body);
  });
}

/** Hooks differ in their paths, so that these go on; one with `..` in it leads no further up than the address. */
function addressBelow(to: URL, target: string): URL {
  const [path = '', query] = target.split(/\?(.*)/s);
  const address = new URL(to);
  const base = to.pathname.replace(/\/$/, '');
  if (path !== '/') address.pathname = `${base}${path}`;
  if (!`${address.pathname}/`.startsWith(`${base}/`)) address.pathname = to.pathname;
  if (query !== undefined) address.search = [to.search.slice(1), query].filter(Boolean).join('&');
  return address;
}
