/**
 * How a request says whose settings it is about: the security scheme of the document (OpenAPI 3.1
 * section 4.8.27). Whatever depends on its kind stands in this file, and another kind is a compile
 * error in each of these functions.
 */
export type Authentication = ApiKeyInHeader;

/** A scheme of type `apiKey` in a header. */
export interface ApiKeyInHeader {
  readonly kind: 'api-key-in-header';
  /** The name of the field. */
  readonly header: string;
}

/** The header fields of a request with this key. */
export function fieldsOf(
  { header }: Authentication,
  key: string,
): Readonly<Record<string, string>> {
  return { [header]: key };
}

/** The names of the header fields that carry the key. */
export function fieldNames({ header }: Authentication): readonly string[] {
  return [header];
}

/** The key that a request carries; a query or a body never counts. `field` is the value of a header field that stands there once. */
export function keyIn(
  { header }: Authentication,
  field: (name: string) => string | null,
): string | null {
  return field(header);
}

/**
 * The value of `WWW-Authenticate`: RFC 9110 section 15.5.2 wants a challenge in every 401, and no
 * registered scheme means a key in a header.
 */
export function challengeOf({ header }: Authentication): string {
  return `ApiKey header="${header}"`;
}

/** What the document calls the key, wherever it stands. */
export function keyName({ header }: Authentication): string {
  return header;
}

/** Where the key stands, to a person: `the header apiKey`. */
export function placeOf({ header }: Authentication): string {
  return `the header ${header}`;
}

/** A key in its place, to a person or a shell: `apiKey: demo`. */
export function fieldLine({ header }: Authentication, key: string): string {
  return `${header}: ${key}`;
}

/** Whether both mean the same: names of header fields know no letter case (RFC 9110 section 5.1). */
export function isSameAuthentication(one: Authentication, other: Authentication): boolean {
  return one.header.toLowerCase() === other.header.toLowerCase();
}
