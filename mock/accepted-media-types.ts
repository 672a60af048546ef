const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const mediaRange = new RegExp(`^${token}/${token}(?:\\s*;\\s*${token}=(?:${token}|"[^"]*"))*$`);

/** Media ranges that a client takes; undefined for any. */
export type Accepted = readonly string[] | undefined;

/**
 * The media ranges of an `Accept` header (RFC 9110 section 12.5.1), or undefined when anything will
 * do. What is malformed is left out, since Prism's negotiator throws on it.
 */
export function acceptedMediaTypes(accept: string | undefined): Accepted {
  const ranges = (accept ?? '').split(',').map(range => range.trim());
  const readable = ranges.filter(range => mediaRange.test(range));
  return readable.length === 0 ? undefined : readable;
}
