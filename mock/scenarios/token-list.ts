import {
  type Item,
  isInnerList,
  type List,
  ParseError,
  parseList,
  Token,
} from 'structured-headers';

/** A member of a list of tokens (RFC 9651 section 3.1), each with its parameters. */
export interface ListedToken {
  readonly token: string;
  readonly parameters: ReadonlyMap<string, number | string | boolean>;
}

/**
 * Parses a structured field that is a List of Tokens with Parameters, in the types that scenarios
 * need: no inner lists, byte sequences, dates or display strings. Null when it is none; nothing at all
 * is an empty list.
 */
export function parseTokenList(text: string): readonly ListedToken[] | null {
  const members = parsed(text)?.map(member => (isInnerList(member) ? null : listedToken(member)));
  const tokens = members?.filter(member => member !== null);
  return tokens !== undefined && tokens.length === members?.length ? tokens : null;
}

function parsed(text: string): List | null {
  try {
    return parseList(text);
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

function listedToken([item, given]: Item): ListedToken | null {
  const parameters = new Map<string, number | string | boolean>();
  for (const [name, value] of given) {
    const plain = value instanceof Token ? value.toString() : value;
    if (typeof plain === 'object') return null;
    parameters.set(name, plain);
  }
  return item instanceof Token ? { token: item.toString(), parameters } : null;
}
