import type { RequestHead } from './request-head.ts';

/**
 * The value of a header field that must stand there once; null for none or several. Node joins the
 * values of some repeated fields and drops those of others, so `headers` cannot tell; and making
 * `headersDistinct` of all the fields costs more than looking for one.
 */
export function soleField({ rawHeaders }: RequestHead, name: string): string | null {
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
export function listedField({ headers }: RequestHead, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The value of a query parameter that must stand there once; null for none or several. */
export function soleParameter({ url = '' }: RequestHead, name: string): string | null {
  return sole(new URLSearchParams(/\?[^#]*/.exec(url)?.[0]).getAll(name));
}

/** The value of a cookie that must stand there once (RFC 6265 section 5.4); null for none or several. */
export function soleCookie(request: RequestHead, name: string): string | null {
  const pairs = soleField(request, 'cookie')?.split(';') ?? [];
  return sole(
    pairs.flatMap(pair => {
      const [, given, value = ''] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(pair) ?? [];
      return given === name ? [value] : [];
    }),
  );
}

function sole([first, ...others]: readonly string[]): string | null {
  return first === undefined || others.length > 0 ? null : first;
}
