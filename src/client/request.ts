import { address, type CallParameters, type QuerySerializer } from './address.ts';
import type { CarriedCredentials } from './authentication.ts';

/** What all requests of one client have in common. */
export interface RequestDefaults {
  readonly baseUrl: string;
  readonly credentials: CarriedCredentials;
  readonly timeoutMs: number | undefined;
  readonly querySerializer: QuerySerializer | undefined;
}

/** What one call says, whatever its types let it say. */
export interface RequestOptions extends Omit<RequestInit, 'body'> {
  readonly params?: CallParameters | undefined;
  readonly body?: unknown;
}

/** The request of a call; what the call says counts more than what the client does. */
export function requestFor(
  { baseUrl, credentials, timeoutMs, querySerializer }: RequestDefaults,
  method: string,
  path: string,
  { params = {}, body, headers, signal, ...init }: RequestOptions,
): Request {
  const url = address(baseUrl, path, params, credentials.query, querySerializer);
  const ends = timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)];
  return new Request(url, {
    ...init,
    method,
    headers: fields(credentials, new Headers(headers), params, body !== undefined),
    // `fetch` would take the credentials along, to any origin (Fetch Standard section 4.4).
    redirect: 'manual',
    signal: AbortSignal.any([...(signal ? [signal] : []), ...ends]),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** What stands later counts more; cookies of both are sent. */
function fields(
  credentials: CarriedCredentials,
  ofCall: Iterable<[string, string]>,
  { header = {}, cookie = {} }: CallParameters,
  hasBody: boolean,
) {
  const all = new Headers(hasBody ? { 'Content-Type': 'application/json' } : {});
  for (const [name, value] of [...credentials.headers, ...ofCall, ...given(header)])
    all.set(name, value);
  const cookies = given(cookie).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  if (cookies.length > 0)
    all.set('Cookie', [all.get('Cookie') ?? [], ...cookies].flat().join('; '));
  return all;
}

function given(values: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  );
}
