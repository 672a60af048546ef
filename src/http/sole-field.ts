import type { IncomingMessage } from 'node:http';

/**
 * The value of a header field that must stand there once; null for none or several. Node joins the
 * values of some repeated fields and drops those of others, so `headers` alone cannot tell.
 */
export function soleField(request: IncomingMessage, name: string): string | null {
  const values = request.headersDistinct[name.toLowerCase()] ?? [];
  return values.length === 1 ? (values[0] ?? null) : null;
}
