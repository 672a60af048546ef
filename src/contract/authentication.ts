import {
  type CredentialPlaces,
  challengeOf as challengeOfScheme,
  credentialIn,
  nounOf,
  placeOf,
  type SecurityScheme,
} from './security-scheme.ts';

/** How a request says whose settings it is about: the `security` of an operation (OpenAPI 3.1 section 4.8.10). */
export interface Authentication {
  /** A request is of the first one that names a tenant; the order is the document's. */
  readonly alternatives: readonly SecurityRequirement[];
  /** Whether a request without any credential will do. Then all of these are one tenant's. */
  readonly isOptional: boolean;
  /** What the document answers a request without valid credentials with; our own servers give the first. */
  readonly refusals: readonly [RefusalStatus, ...RefusalStatus[]];
}

/** Schemes of which a request has to satisfy all (section 4.8.30). */
export type SecurityRequirement = readonly [SecurityScheme, ...SecurityScheme[]];

export type RefusalStatus = 401 | 403;

/**
 * The keys that a request carries, one for each alternative that it has all credentials of; null for one
 * that has no credential at all. A key names a tenant.
 */
export function keysIn(
  { alternatives }: Authentication,
  places: CredentialPlaces,
): readonly string[] | null {
  let isBare = true;
  const keys: string[] = [];
  for (const requirement of alternatives) {
    const credentials = requirement.map(scheme => credentialIn(scheme, places));
    if (credentials.some(credential => credential !== null)) isBare = false;
    const key = keyOf(requirement, credentials);
    if (key !== null) keys.push(key);
  }
  return isBare ? null : keys;
}

/** Null unless all are there. */
function keyOf(
  requirement: SecurityRequirement,
  credentials: readonly (string | null | undefined)[],
): string | null {
  if (requirement.length === 1) return credentials[0] || null;
  const found = requirement.flatMap(({ name }, index) => {
    const credential = credentials[index] ?? '';
    return credential === '' ? [] : [[name, credential] as const];
  });
  return found.length < requirement.length ? null : combinedKey(Object.fromEntries(found));
}

/**
 * One key for credentials by the names of their schemes. A credential alone is the key, by whichever
 * scheme it comes: a document that takes one key in a header or in the query means the same tenant.
 */
export function combinedKey(credentials: Readonly<Record<string, string>>): string {
  const entries = Object.entries(credentials);
  const [only] = entries;
  if (only !== undefined && entries.length === 1) return only[1];
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a tenant is known by, as people give it: by the kind of scheme, or by the document's name of one, which counts first. */
export interface Credentials {
  readonly apiKey?: string | undefined;
  readonly bearer?: string | undefined;
  /** `username:password`. */
  readonly basic?: string | undefined;
  readonly bySchemeName?: Readonly<Record<string, string>> | undefined;
}

export function credentialFor(
  scheme: SecurityScheme,
  credentials: Credentials,
): string | undefined {
  const { bySchemeName = {} } = credentials;
  if (Object.hasOwn(bySchemeName, scheme.name)) return bySchemeName[scheme.name];
  return credentials[kindMembers[scheme.kind]];
}

const kindMembers = { 'api-key': 'apiKey', bearer: 'bearer', basic: 'basic' } as const;

/** The keys of a tenant with these credentials, one for each alternative that they satisfy; a text is one key for all. */
export function keysOf(
  { alternatives }: Authentication,
  credentials: Credentials | string,
): readonly string[] {
  if (typeof credentials === 'string') return [credentials];
  return alternatives.flatMap(
    requirement =>
      keyOf(
        requirement,
        requirement.map(scheme => credentialFor(scheme, credentials)),
      ) ?? [],
  );
}

/** Every scheme that some alternative has, each once. */
export function schemesOf({ alternatives }: Authentication): readonly SecurityScheme[] {
  return [...new Map(alternatives.flat().map(scheme => [scheme.name, scheme])).values()];
}

/** The names of the header fields that carry credentials; a browser lets no page set `Cookie`. */
export function fieldNames(authentication: Authentication): readonly string[] {
  const places = schemesOf(authentication).map(placeOf);
  return [...new Set(places.flatMap(({ in: place, name }) => (place === 'header' ? [name] : [])))];
}

/** Whether a parameter of the document is a credential, which the document need not describe once more. */
export function isCarried(authentication: Authentication, place: unknown, name: string): boolean {
  return schemesOf(authentication)
    .map(placeOf)
    .some(known =>
      known.in === 'header'
        ? place === 'header' && known.name.toLowerCase() === name.toLowerCase()
        : place === known.in && known.name === name,
    );
}

/** The value of `WWW-Authenticate`, which a 401 comes with (RFC 9110 section 15.5.2): a challenge for each scheme. */
export function challengeOf(authentication: Authentication, isSent: boolean): string {
  const challenges = schemesOf(authentication).map(scheme => challengeOfScheme(scheme, isSent));
  return [...new Set(challenges)].join(', ');
}

/** What to send, to a person: `the tenant's key in the header apiKey`, `a bearer token or a key in the cookie session`. */
export function wordsFor({ alternatives }: Authentication, article: string): string {
  const words = alternatives.map(requirement =>
    requirement.map(scheme => `${article} ${nounOf(scheme)}`).join(' and '),
  );
  return [...new Set(words)].join(alternatives.some(({ length }) => length > 1) ? ', or ' : ' or ');
}

/** Whether both mean the same. */
export function isSameAuthentication(one: Authentication, other: Authentication): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What any of several operations takes. The same object where they all take the same. */
export function authenticationOfAny([
  first = unasked,
  ...others
]: readonly Authentication[]): Authentication {
  const different = others.filter(other => !isSameAuthentication(first, other));
  if (different.length === 0) return first;
  const all = [first, ...different];
  const byText = new Map(
    all
      .flatMap(({ alternatives }) => alternatives)
      .map(requirement => [JSON.stringify(requirement), requirement]),
  );
  return {
    alternatives: [...byText.values()],
    isOptional: all.some(({ isOptional }) => isOptional),
    refusals: [401, 403],
  };
}

/** Without annotated operations nobody but the mock's own routes asks for a key. */
const unasked: Authentication = {
  alternatives: [[{ kind: 'api-key', name: 'apiKey', in: 'header', field: 'apiKey' }]],
  isOptional: false,
  refusals: [401],
};
