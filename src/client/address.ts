/** CallParameters of a call, by the place that they stand in (OpenAPI 3.1 section 4.8.12). */
export interface CallParameters {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: Readonly<Record<string, unknown>> | undefined;
  readonly cookie?: Readonly<Record<string, unknown>> | undefined;
}

/** Writes the parameters of a query, without the question mark. */
export type QuerySerializer = (query: Readonly<Record<string, unknown>>) => string;

/** The address of one call. */
export function address(
  baseUrl: string,
  path: string,
  { path: values = {}, query = {} }: CallParameters,
  credentials: readonly (readonly [string, string])[],
  serialize: QuerySerializer = serializeQuery,
): string {
  const filled = path.replace(/\{([^{}]+)\}/g, (_, name: string) => segment(name, values[name]));
  const search = [serialize(query), ...credentials.map(([name, value]) => pair(name, value))];
  const written = search.filter(part => part !== '').join('&');
  return `${baseUrl.replace(/\/$/, '')}${filled}${written && `?${written}`}`;
}

/** A list as `a,b`, the style `simple`. What would lead to another address is refused: URLs drop `.` and `..`. */
function segment(name: string, value: unknown): string {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const text = values.map(one => encodeURIComponent(String(one ?? ''))).join(',');
  if (/^\.{0,2}$/.test(text))
    throw new TypeError(`The path parameter ${name} has to be there, and not be . or .. alone.`);
  return text;
}

/** Lists as `name=a&name=b` (the style `form`), objects as `name[member]=a` (`deepObject`). */
function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => pairs(name, value))
    .join('&');
}

function pairs(name: string, value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(one => pairs(name, one));
  return typeof value === 'object'
    ? Object.entries(value).flatMap(([member, one]) => pairs(`${name}[${member}]`, one))
    : [pair(name, String(value))];
}

function pair(name: string, value: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}
