import { fromBase64, toBase64 } from './base64.ts';

/**
 * One way of a request to say who it is (OpenAPI 3.1 section 4.8.27), as far as it is a value that a
 * client sends: a token of `oauth2` and of `openIdConnect` is a bearer token. Whatever depends on the
 * kind of a scheme stands in this file, and another kind is a compile error in each of its functions.
 */
export type SecurityScheme = ApiKeyScheme | BearerScheme | BasicScheme;

export interface ApiKeyScheme {
  readonly kind: 'api-key';
  /** What the document calls the scheme. */
  readonly name: string;
  readonly in: 'header' | 'query' | 'cookie';
  /** The name of the header field, the query parameter or the cookie. */
  readonly field: string;
}

/** RFC 6750 section 2.1: the token stands in `Authorization`, and nowhere else. */
export interface BearerScheme {
  readonly kind: 'bearer';
  readonly name: string;
}

/** RFC 7617. The credential is `username:password`. */
export interface BasicScheme {
  readonly kind: 'basic';
  readonly name: string;
}

/** Where credentials stand in a request; each answers null for what stands there not at all or several times. */
export interface CredentialPlaces {
  header(name: string): string | null;
  query(name: string): string | null;
  cookie(name: string): string | null;
}

/** The credential that a request carries by this scheme; a body never counts. */
export function credentialIn(scheme: SecurityScheme, places: CredentialPlaces): string | null {
  switch (scheme.kind) {
    case 'api-key':
      return places[scheme.in](scheme.field);
    case 'bearer':
      return /^bearer +([!-~]+)$/i.exec(places.header('Authorization') ?? '')?.[1] ?? null;
    case 'basic': {
      const [, packed] =
        /^basic +([A-Za-z0-9+/]+=*)$/i.exec(places.header('Authorization') ?? '') ?? [];
      const credential = packed === undefined ? '' : fromBase64(packed);
      return credential.includes(':') ? credential : null;
    }
  }
}

/** What a request has of a credential. */
export interface CarriedCredential {
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  readonly value: string;
}

/** A credential in its place. `base64` is given where the credential is no text but stands for one. */
export function carried(
  scheme: SecurityScheme,
  credential: string,
  base64: (text: string) => string = toBase64,
): CarriedCredential {
  switch (scheme.kind) {
    case 'api-key':
      return { in: scheme.in, name: scheme.field, value: credential };
    case 'bearer':
      return { in: 'header', name: 'Authorization', value: `Bearer ${credential}` };
    case 'basic':
      return { in: 'header', name: 'Authorization', value: `Basic ${base64(credential)}` };
  }
}

/** Where the credential stands; two of one place cannot be sent together. */
export function placeOf(scheme: SecurityScheme): Pick<CarriedCredential, 'in' | 'name'> {
  return carried(scheme, '');
}

export function isSamePlace(one: SecurityScheme, other: SecurityScheme): boolean {
  const [a, b] = [placeOf(one), placeOf(other)];
  // Names of header fields know no letter case (RFC 9110 section 5.1).
  return a.in === 'header'
    ? b.in === 'header' && a.name.toLowerCase() === b.name.toLowerCase()
    : a.in === b.in && a.name === b.name;
}

/** What a person sends: `key in the header apiKey`. */
export function nounOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'api-key':
      return `key in the ${placeWords[scheme.in]} ${scheme.field}`;
    case 'bearer':
      return 'bearer token';
    case 'basic':
      return 'username and password';
  }
}

const placeWords = { header: 'header', query: 'query parameter', cookie: 'cookie' } as const;

/** A credential in its place, to a person: `apiKey: demo`. */
export function fieldLine(scheme: SecurityScheme, credential: string): string {
  if (scheme.kind === 'basic') return credential;
  const { in: place, name, value } = carried(scheme, credential);
  switch (place) {
    case 'header':
      return `${name}: ${value}`;
    case 'query':
      return `?${name}=${value}`;
    case 'cookie':
      return `Cookie: ${name}=${value}`;
  }
}

/**
 * The challenge of a 401 (RFC 9110 section 11.6.1). No registered scheme means a key; Basic has to have
 * a realm (RFC 7617 section 2) and Bearer a parameter, and says of a token that was sent that it is none
 * (RFC 6750 section 3).
 */
export function challengeOf(scheme: SecurityScheme, isSent: boolean): string {
  switch (scheme.kind) {
    case 'api-key':
      return `ApiKey ${scheme.in}="${quotable(scheme.field)}"`;
    case 'bearer':
      return `Bearer realm="api"${isSent ? ', error="invalid_token"' : ''}`;
    case 'basic':
      return 'Basic realm="api", charset="UTF-8"';
  }
}

/** A name of a query parameter may hold anything; a quoted string of RFC 9110 section 5.6.4 may not. */
function quotable(name: string): string {
  return name.replaceAll(/[^!#-[\]-~]/g, encodeURIComponent);
}
