/** A `Content-Security-Policy` (CSP level 3), directive by directive. */
export type Policy = readonly string[];

/** Nothing but the mock's own files and answers. */
const own: Policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

export const consolePolicy: Policy = [
  ...own,
  "style-src 'self'",
  // No code of the page may hand text to the HTML parser, with or without a policy of its own.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** Redoc writes its styles into the page, and runs its search in a worker that it makes out of text. */
export const docsPolicy: Policy = [...own, "style-src 'self' 'unsafe-inline'", 'worker-src blob:'];
