import { type CarriedCredential, carried } from '../../contract/security-scheme.ts';
import { type Edit, type GivenScheme, word, wordsIn } from './credential-words.ts';
import type { KeyRole } from './exchange.ts';

/** What a request has of credentials. */
export interface CarriedFields {
  readonly headers: Readonly<Record<string, string>>;
  /** With its question mark; empty for none. */
  readonly query: string;
}

/** Credentials in their places, cookies in one field (RFC 6265 section 5.4). */
export function carriedFields(parts: readonly CarriedCredential[]): CarriedFields {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  const query: string[] = [];
  for (const { in: place, name, value } of parts) {
    if (place === 'header') headers[name] = value;
    else if (place === 'cookie') cookies.push(`${name}=${value}`);
    else query.push(`${encodeURIComponent(name)}=${encodedButWords(value)}`);
  }
  if (cookies.length > 0) headers.Cookie = cookies.join('; ');
  return { headers, query: query.length === 0 ? '' : `?${query.join('&')}` };
}

/** The credential of a tenant, or what rules make of it, where the document wants it. */
export function carriedWord({ scheme, variable }: GivenScheme, ...made: readonly Edit[]) {
  return carried(scheme, word(variable, ...made), () => word(variable, ...made, 'base64'));
}

/** Credentials that no server knows. */
const unknownCredentials = {
  'api-key': 'no-such-key',
  bearer: 'no-such-key',
  basic: 'no-such-user:no-such-password',
} as const;

/** What a request says of who it is, by the schemes of the tenant; without a key that counts, by the same schemes. */
export function carriedBy(role: KeyRole, schemes: readonly GivenScheme[]): CarriedFields {
  if (role === 'none') return carriedFields([]);
  return carriedFields(
    role === 'unknown'
      ? schemes.map(({ scheme }) => carried(scheme, unknownCredentials[scheme.kind]))
      : schemes.map(one => carriedWord(one)),
  );
}

/** A path with more parameters behind those that it has. */
export function withQuery(path: string, query: string): string {
  return path.includes('?') ? path + query.replace('?', '&') : path + query;
}

/** The words are opened, and then encoded, when the request is sent. */
function encodedButWords(value: string): string {
  const { words, around } = wordsIn(value);
  return around.map((part, index) => encodeURIComponent(part) + (words[index] ?? '')).join('');
}
