import { diffArrays } from 'diff';

export interface DifferenceLine {
  readonly side: 'both' | 'expected' | 'actual';
  readonly text: string;
}

/** Texts that differ more are shown one after the other: more is not worth a nicer picture. */
const mostEdits = 1_000;

/** The fewest lines that one text lacks and the other has, in the order of both. */
export function lineDifference(
  expected: readonly string[],
  actual: readonly string[],
): readonly DifferenceLine[] {
  const changes = diffArrays([...expected], [...actual], { maxEditLength: mostEdits });
  if (changes === undefined) return [...on('expected', expected), ...on('actual', actual)];
  return changes.flatMap(({ added, removed, value }) =>
    on(removed ? 'expected' : added ? 'actual' : 'both', value),
  );
}

function on(side: DifferenceLine['side'], lines: readonly string[]): DifferenceLine[] {
  return lines.map(text => ({ side, text }));
}
