import type { HttpResponse } from './exchange.ts';
import type { HttpClient, WireRequest } from './http-client.ts';
import { RunEnded } from './target-unreachable.ts';

/** What an app in this process answers with, as Hono's `app.fetch` and Deno's and Bun's servers do. */
export type Fetch = (request: Request) => Promise<Response> | Response;

/** The same by a `fetch`: nothing is between us and the target, so no connection is ever lost on the way. */
export function createFetchClient(fetch: Fetch, timeoutMs: number, end?: AbortSignal): HttpClient {
  return {
    async send(request) {
      if (end?.aborted) throw new RunEnded();
      const ms = request.timeoutMs ?? timeoutMs;
      const stop = new AbortController();
      const { promise: stopped, reject } = Promise.withResolvers<never>();
      const giveUp = (reason: Error) => {
        reject(reason);
        stop.abort(reason);
      };
      const late = () => giveUp(new Error(`no whole answer within ${ms / 1000} s`));
      const deadline = setTimeout(late, ms);
      const onEnd = () => giveUp(new RunEnded());
      end?.addEventListener('abort', onEnd);
      // A `fetch` of somebody's own need not look at the signal.
      try {
        return await Promise.race([answered(fetch, request, stop.signal), stopped]);
      } finally {
        clearTimeout(deadline);
        end?.removeEventListener('abort', onEnd);
      }
    },
    losses: 0,
    close: () => undefined,
  };
}

async function answered(
  fetch: Fetch,
  { method, url, headers, body }: WireRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  // A Request of these has no body (Fetch standard, section 5.4), nor would one mean anything (RFC 9110
  // sections 9.3.1 and 9.3.2).
  const isBodiless = method === 'GET' || method === 'HEAD';
  const sent = new Request(url, {
    method,
    headers,
    signal,
    redirect: 'manual',
    ...(body !== undefined && !isBodiless && { body }),
  });
  try {
    const response = await fetch(sent);
    const text = await response.text();
    // As on a socket, fields of one name are joined (RFC 9110 section 5.3).
    const fields = Object.fromEntries(response.headers);
    return { status: response.status, headers: fields, text, json: parsed(text) };
  } catch (error) {
    // What lies behind a failed `fetch` has a code, which says what kind of loss it is.
    const { cause } = error instanceof TypeError ? error : {};
    throw cause instanceof Error ? cause : error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
