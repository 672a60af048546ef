/** A member of a list of tokens (RFC 9651 section 3.1), each with its parameters. */
export interface ListedToken {
  readonly token: string;
  readonly parameters: ReadonlyMap<string, number | string | boolean>;
}

/**
 * Parses a structured field (RFC 9651, formerly RFC 8941) that is a List of Tokens with Parameters,
 * as section 4.2 says, in the types that scenarios need: no inner lists, byte sequences or dates.
 * Null when it is none; nothing at all is an empty list.
 */
export function parseTokenList(text: string): readonly ListedToken[] | null {
  const scanner = createScanner(text);
  scanner.take(/ */y);
  if (scanner.isAtEnd()) return [];
  const members: ListedToken[] = [];
  for (;;) {
    const token = scanner.take(/[A-Za-z*][!#$%&'*+.^_`|~:/0-9A-Za-z-]*/y);
    const parameters = token === null ? null : parseParameters(scanner);
    if (token === null || parameters === null) return null;
    members.push({ token, parameters });
    scanner.take(/[ \t]*/y);
    if (scanner.isAtEnd()) return members;
    // A comma promises another member.
    if (scanner.take(/,[ \t]*/y) === null) return null;
  }
}

interface Scanner {
  /** What the sticky pattern matches here, or null. */
  take(pattern: RegExp): string | null;
  isAtEnd(): boolean;
}

function createScanner(text: string): Scanner {
  let at = 0;
  return {
    take(pattern) {
      pattern.lastIndex = at;
      const [found = null] = pattern.exec(text) ?? [];
      at += found?.length ?? 0;
      return found;
    },
    isAtEnd: () => at === text.length,
  };
}

/** Section 4.2.3.2: the last of several parameters by one name counts. */
function parseParameters(scanner: Scanner): ListedToken['parameters'] | null {
  const parameters = new Map<string, number | string | boolean>();
  while (scanner.take(/; */y) !== null) {
    const key = scanner.take(/[a-z*][a-z0-9_.*-]*/y);
    const value = scanner.take(/=/y) === null ? true : parseBareItem(scanner);
    if (key === null || value === null) return null;
    parameters.set(key, value);
  }
  return parameters;
}

function parseBareItem(scanner: Scanner): number | string | boolean | null {
  const number = scanner.take(/-?(?:\d{1,12}\.\d{1,3}(?!\d)|\d{1,15}(?![\d.]))/y);
  if (number !== null) return Number(number);
  const boolean = scanner.take(/\?[01]/y);
  if (boolean !== null) return boolean === '?1';
  const string = scanner.take(/"(?:[ !#-[\]-~]|\\["\\])*"/y);
  if (string !== null) return string.slice(1, -1).replace(/\\(.)/g, '$1');
  return scanner.take(/[A-Za-z*][!#$%&'*+.^_`|~:/0-9A-Za-z-]*/y);
}
