/** The source of a pattern that finds any of the texts; the longest first, since one may be part of another. */
export function oneOf(texts: Iterable<string>): string {
  return [...texts]
    .sort((a, b) => b.length - a.length)
    .map(text => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('|');
}
