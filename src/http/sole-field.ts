import type { IncomingMessage } from 'node:http';

/**
 * The value of a header field that must stand there once; null for none or several. Node joins the
 * values of some repeated fields and drops those of others, so `headers` cannot tell; and making
 * `headersDistinct` of all the fields costs more than looking for one.
 */
export function soleField({ rawHeaders }: IncomingMessage, name: string): string | null {
  const wanted = name.toLowerCase();
  let found: string | null = null;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const given = rawHeaders[at] ?? '';
    if (given.length !== name.length || given.toLowerCase() !== wanted) continue;
    if (found !== null) return null;
    found = rawHeaders[at + 1] ?? '';
  }
  return found;
}

/** The value of a field, those of a repeated one joined as a list (RFC 9110 section 5.3); undefined for none. */
export function listedField({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}
