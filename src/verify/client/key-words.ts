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

export type KeyWord = (typeof keyWords)[keyof typeof keyWords];

/** What each word stands for, the longest first since one is part of another. */
export function keyValues(
  first: string,
  second: string | undefined,
): readonly (readonly [KeyWord, string])[] {
  return [
    [keyWords.firstInOtherCase, swapCase(first)],
    [keyWords.firstButItsEnd, first.slice(0, -1)],
    [keyWords.second, second ?? ''],
    [keyWords.first, first],
  ];
}

function swapCase(text: string): string {
  return [...text]
    .map(letter => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
    .join('');
}
