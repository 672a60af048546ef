export interface DifferenceLine {
  readonly side: 'both' | 'expected' | 'actual';
  readonly text: string;
}

/** More comparisons than this are not worth a nicer picture. */
const mostComparisons = 250_000;

/** The fewest lines that one text lacks and the other has, in the order of both. */
export function lineDifference(
  expected: readonly string[],
  actual: readonly string[],
): readonly DifferenceLine[] {
  const shorter = Math.min(expected.length, actual.length);
  let before = 0;
  while (before < shorter && expected[before] === actual[before]) before++;
  let after = 0;
  while (after < shorter - before && expected.at(-1 - after) === actual.at(-1 - after)) after++;
  return [
    ...on('both', expected.slice(0, before)),
    ...between(
      expected.slice(before, expected.length - after),
      actual.slice(before, actual.length - after),
    ),
    ...on('both', expected.slice(expected.length - after)),
  ];
}

function on(side: DifferenceLine['side'], lines: readonly string[]): DifferenceLine[] {
  return lines.map(text => ({ side, text }));
}

/** Walks along a longest common subsequence. */
function between(expected: readonly string[], actual: readonly string[]): DifferenceLine[] {
  if (expected.length * actual.length > mostComparisons)
    return [...on('expected', expected), ...on('actual', actual)];
  const common = commonLengths(expected, actual);
  const length = (row: number, column: number) => common[row]?.[column] ?? 0;
  const found: DifferenceLine[] = [];
  let row = 0;
  let column = 0;
  while (row < expected.length || column < actual.length) {
    const left = expected[row];
    const right = actual[column];
    if (left !== undefined && left === right) {
      found.push({ side: 'both', text: left });
      row++;
      column++;
    } else if (
      left !== undefined &&
      (right === undefined || length(row + 1, column) >= length(row, column + 1))
    ) {
      found.push({ side: 'expected', text: left });
      row++;
    } else {
      found.push({ side: 'actual', text: right ?? '' });
      column++;
    }
  }
  return found;
}

/** `[row][column]`: how many lines the rests from there have in common. */
function commonLengths(expected: readonly string[], actual: readonly string[]): number[][] {
  const lengths = Array.from({ length: expected.length + 1 }, () =>
    new Array<number>(actual.length + 1).fill(0),
  );
  for (let row = expected.length - 1; row >= 0; row--) {
    const [current = [], next = []] = [lengths[row], lengths[row + 1]];
    for (let column = actual.length - 1; column >= 0; column--) {
      current[column] =
        expected[row] === actual[column]
          ? (next[column + 1] ?? 0) + 1
          : Math.max(next[column] ?? 0, current[column + 1] ?? 0);
    }
  }
  return lengths;
}
