import { validateHeaderName, validateHeaderValue } from 'node:http';

/** What the mock decides by itself: how the message is framed (RFC 9110 section 6.1), and which page may read it. */
const own =
  /^(?:connection|content-encoding|content-length|date|keep-alive|te|trailer|transfer-encoding|upgrade|vary|access-control-.*)$/i;

/** The header fields that a document describes, as far as they can go out. A field without an example is null. */
export function describedHeaders(
  described: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(described).flatMap(([name, value]) => {
      if (value === null || value === undefined || own.test(name)) return [];
      return canGoOut(name, String(value)) ? [[name, String(value)]] : [];
    }),
  );
}

function canGoOut(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
