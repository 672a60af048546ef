/** Reference tokens of a JSON pointer (RFC 6901), unescaped. */
export type Path = readonly string[];

/** RFC 6901 section 3: `~` and `/` inside a token are escaped. */
export function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** RFC 6901 section 4. */
export function parsePointer(pointer: string): Path {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A pointer as a URI fragment (RFC 6901 section 6), as problems and counterexamples show it. */
export function toFragment(path: Path): string {
  return `#${path.map(token => `/${encodeToken(token)}`).join('')}`;
}

/** A JSON text may name a member with half a surrogate pair, which has no UTF-8 and makes encodeURI throw. */
function encodeToken(token: string): string {
  return encodeURI(escapeToken(token).toWellFormed()).replaceAll('#', '%23');
}

/** The value at `path`, or undefined where there is none; inherited properties do not count. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const token of path) {
    if (!isRecord(at) && !Array.isArray(at)) return undefined;
    // Section 4: an element is named by its index, and an array has no other members.
    if (Array.isArray(at) && !/^(0|[1-9]\d*)$/.test(token)) return undefined;
    if (!Object.hasOwn(at, token)) return undefined;
    at = Reflect.get(at, token);
  }
  return at;
}

/**
 * A copy of `value` that holds `placed` at `path`, or no such member where that is undefined; objects
 * missing on the way appear.
 */
export function withValueAt(value: unknown, path: Path, placed: unknown): unknown {
  const [token, ...rest] = path;
  if (token === undefined) return placed;
  const members = membersIn(value);
  const { [token]: _, ...others } = members;
  if (rest.length === 0 && placed === undefined) return others;
  return { ...members, [token]: withValueAt(valueAt(members, [token]), rest, placed) };
}

/** The members of a JSON object, to read what it may have; anything else has none. */
export function membersIn(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
