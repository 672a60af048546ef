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

/** Whether one of the ranges takes a media type: the one that says most of it decides (RFC 9110 section 12.5.1). */
export function isAccepted(accepted: Accepted, mediaType: string): boolean {
  if (accepted === undefined) return true;
  const [type = ''] = mediaType.split('/');
  const weights = new Map(accepted.map(range => [nameOf(range), weightOf(range)]));
  const weight = [mediaType, `${type}/*`, '*/*'].flatMap(name => weights.get(name) ?? [])[0] ?? 0;
  return weight > 0;
}

function nameOf(range: string): string {
  return range.replace(/\s*;.*/s, '').toLowerCase();
}

/** Section 12.4.2. */
function weightOf(range: string): number {
  const [, weight = '1'] = /;\s*q=([\d.]+)/i.exec(range) ?? [];
  return Number(weight);
}
