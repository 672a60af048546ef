/** Whether a media type says JSON: `application/json`, `text/json` and whatever ends in `+json` (RFC 6839 section 3.1). */
export function isJsonMediaType(mediaType: string): boolean {
  return /^(?:(?:application|text)\/json|[^;\s]+\+json)[ \t]*(?:;|$)/i.test(mediaType);
}
