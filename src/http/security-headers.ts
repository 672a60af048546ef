/**
 * Goes with every answer. JSON is never to be sniffed into something else, run, framed or kept by a
 * cache: it may show who uses which address. HSTS is left to whatever terminates TLS, since a server
 * of plain HTTP must not send it (RFC 6797 section 7.2).
 */
export const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
} as const;
