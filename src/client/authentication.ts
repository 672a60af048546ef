/** One credential of a request, for a security scheme of the document (OpenAPI 3.1 section 4.8.27). */
export type Credential =
  | {
      readonly kind: 'api-key';
      /** Where the key stands. A browser lets no page send it in a cookie. */
      readonly in: 'header' | 'query' | 'cookie';
      /** The name of the header field, the query parameter or the cookie. */
      readonly name: string;
      readonly value: string;
    }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string };

/** What credentials come to in a request. */
export interface CarriedCredentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: readonly (readonly [name: string, value: string])[];
}

/**
 * Puts credentials in their places. Each sentence names the place and never the value.
 *
 * @throws {TypeError} for what cannot be sent, before any request is.
 */
export function carry(credentials: readonly Credential[]): CarriedCredentials {
  const headers: [string, string][] = [];
  const query: [string, string][] = [];
  const cookies: string[] = [];
  for (const credential of credentials) {
    switch (credential.kind) {
      case 'api-key': {
        const { name, value } = credential;
        if (credential.in === 'query') query.push([name, value]);
        else if (credential.in === 'cookie') cookies.push(cookie(name, value));
        else headers.push([name, value]);
        break;
      }
      case 'bearer':
        headers.push(['Authorization', `Bearer ${credential.token}`]);
        break;
      case 'basic':
        headers.push(['Authorization', `Basic ${userPass(credential)}`]);
        break;
    }
  }
  if (cookies.length > 0) headers.push(['Cookie', cookies.join('; ')]);
  refuseUnsendable(headers);
  return { headers, query };
}

/** RFC 7617 section 2, in UTF-8 (section 2.1). */
function userPass({ username, password }: { username: string; password: string }): string {
  if (username.includes(':')) throw new TypeError('The username has a colon, which ends it.');
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)));
}

/** RFC 6265 section 4.1.1: what a value may not have would end it, or make another cookie. */
function cookie(name: string, value: string): string {
  if (!/^[!#-+\--:<-[\]-~]+$/.test(value))
    throw new TypeError(`The ${name} has characters that no cookie can carry.`);
  return `${name}=${value}`;
}

function refuseUnsendable(headers: readonly (readonly [string, string])[]): void {
  const sent = new Headers();
  for (const [name, value] of headers) {
    if (sent.has(name)) throw new TypeError(`Two credentials stand in the header ${name}.`);
    try {
      sent.set(name, value);
    } catch {
      // The error of `Headers` itself shows the value that it refuses.
      throw new TypeError(`The ${name} has characters that no HTTP header can carry.`);
    }
  }
  // A forbidden request-header (Fetch Standard section 2.2.2) is left out without a word.
  if (!sent.has('cookie')) return;
  const { headers: kept } = new Request('http://localhost', { headers: sent });
  if (!kept.has('cookie'))
    throw new TypeError('A browser lets no page set a cookie of a request; sign in there instead.');
}
