/**
 * The user's keys, and what rules make of them, as shell words. Requests are recorded with the word
 * in place of the key, so no report can show a key and a pasted command still sends it.
 */
export const keyWords = {
  first: '$HOLDFAST_API_KEY',
  second: '$HOLDFAST_SECOND_API_KEY',
  unknown: 'no-such-key',
  firstInOtherCase: '$(printf %s "$HOLDFAST_API_KEY" | tr a-zA-Z A-Za-z)',
  firstButItsEnd: '$(printf %s "$HOLDFAST_API_KEY" | sed "s/.$//")',
} as const;

/** What a request says beside what rules say: a gateway may ask for it, and its value may be a secret. */
export type ExtraHeaders = Readonly<Record<string, string>>;

/** The word for the value of a header that is sent with every request. */
export function headerWord(name: string): string {
  return `$HOLDFAST_HEADER_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** Finds every word, to be put in quotes that let a shell open it. */
export const wordPattern = new RegExp(
  `${oneOf(Object.values(keyWords).filter(word => word.startsWith('$')))}|\\$HOLDFAST_HEADER_[A-Z0-9_]+`,
);

/** The source of a pattern that finds any of the texts; the longest first, since one may be part of another. */
export function oneOf(texts: Iterable<string>): string {
  return [...texts]
    .sort((a, b) => b.length - a.length)
    .map(text => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('|');
}

/** What each word stands for, the longest first since one is part of another. */
export function keyValues({
  apiKey,
  secondApiKey,
  headers = {},
}: {
  readonly apiKey: string;
  readonly secondApiKey?: string;
  readonly headers?: ExtraHeaders;
}): readonly (readonly [string, string])[] {
  const extra = Object.entries(headers).map(([name, value]) => [headerWord(name), value] as const);
  return [
    [keyWords.firstInOtherCase, swapCase(apiKey)],
    [keyWords.firstButItsEnd, apiKey.slice(0, -1)],
    [keyWords.second, secondApiKey ?? ''],
    [keyWords.first, apiKey],
    ...extra.toSorted(([a], [b]) => b.length - a.length),
  ];
}

function swapCase(text: string): string {
  return [...text]
    .map(letter => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
    .join('');
}
