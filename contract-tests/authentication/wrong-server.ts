import type { IncomingMessage, RequestListener } from 'node:http';

/** What a server may get wrong about who sends a request. */
export type Mistake =
  | 'accepts anything'
  | 'accepts the token in the query'
  | 'accepts the token in a cookie'
  | 'accepts the beginning of the token'
  | 'applies before it asks'
  | 'one state for all'
  | 'leaks the token in an error'
  | 'leaks the address in an error';

export interface Wanted {
  /** By what a request carries, as `credentialIn` gives it. */
  readonly tenants: readonly string[];
  readonly credentialIn: (request: IncomingMessage, url: URL) => string | null;
}

interface Profile {
  name: string | null;
  token: string | null;
}

/** Keeps the document of `documentAsking` but for a mistake. */
export function profileServer(
  { tenants, credentialIn }: Wanted,
  mistake?: Mistake,
): RequestListener {
  const profiles = new Map(tenants.map(one => [one, { name: null, token: null } as Profile]));
  const [firstTenant = ''] = tenants;

  function holderOf(request: IncomingMessage, url: URL): string | null {
    if (mistake === 'accepts anything') return firstTenant;
    const credential = credentialIn(request, url);
    if (credential !== null && profiles.has(credential))
      return mistake === 'one state for all' ? firstTenant : credential;
    const elsewhere =
      mistake === 'accepts the token in the query'
        ? url.searchParams.get('access_token')
        : mistake === 'accepts the token in a cookie'
          ? (/access_token=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? null)
          : null;
    if (elsewhere !== null && profiles.has(elsewhere)) return elsewhere;
    if (
      mistake === 'accepts the beginning of the token' &&
      credential !== null &&
      credential !== ''
    )
      return tenants.find(one => one.startsWith(credential)) ?? null;
    return null;
  }

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const text = await textOf(request);
    const refuse = (status: number, detail: string, more: object = {}) => {
      const told =
        mistake === 'leaks the token in an error'
          ? `${detail}, with ${request.headers.authorization ?? 'nothing'}`
          : mistake === 'leaks the address in an error'
            ? `${detail} at ${request.url}`
            : detail;
      response.writeHead(status, { 'Content-Type': 'application/problem+json', ...more });
      response.end(JSON.stringify({ status, title: 'Refused', detail: told }));
    };
    if (url.pathname !== '/profile') return refuse(404, 'no such address');
    if (request.method !== 'PATCH') return refuse(405, 'no such method', { Allow: 'PATCH' });
    const holder = holderOf(request, url);
    const profile = profiles.get(holder ?? '');
    const change = changeIn(text);
    if (profile === undefined) {
      const [first] = profiles.values();
      if (mistake === 'applies before it asks' && change !== null && first !== undefined)
        Object.assign(first, change);
      return refuse(401, 'say who you are');
    }
    if (text.length > 102_400) return refuse(413, 'too long');
    if (!request.headers['content-type']?.startsWith('application/json'))
      return refuse(415, 'send JSON');
    if (change === null) return refuse(400, 'the body is not as described');
    Object.assign(profile, change);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(
      JSON.stringify({ name: profile.name, token: null, hasToken: profile.token !== null }),
    );
  };
}

/** Null for a body that the document does not allow. A secret that is null stays. */
function changeIn(text: string): Partial<Profile> | null {
  const body: unknown = parsed(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const change: Partial<Profile> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'hasToken' && typeof value === 'boolean') continue;
    if (name !== 'name' && name !== 'token') return null;
    const isText = typeof value === 'string' && value.length >= 1 && [...value].length <= 100;
    if (value !== null && !isText) return null;
    if (name === 'name' || value !== null) change[name] = value;
  }
  return change;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
