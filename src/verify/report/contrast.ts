import { type DifferenceLine, lineDifference } from './line-difference.ts';
import { type Piece, toPieces } from './pieces.ts';
import { inline, lines, shortened } from './value-text.ts';

/** Expected beside actual with the difference marked: on one line each, or long objects line by line. */
export type Contrast =
  | {
      readonly form: 'inline';
      readonly expected: readonly Piece[];
      readonly actual: readonly Piece[];
    }
  | { readonly form: 'lines'; readonly lines: readonly ContrastLine[] };

export interface ContrastLine {
  /** `neither` is a remark of ours in place of lines that are left out. */
  readonly side: DifferenceLine['side'] | 'neither';
  readonly pieces: readonly Piece[];
}

const longestInline = 110;
const longestLine = 160;
const mostLines = 80;
/** Equal lines shown before and after a difference. */
const context = 3;

export function contrast(expected: unknown, actual: unknown): Contrast {
  const [left, right] = [inline(expected), inline(actual)];
  const isLong = Math.max(left.length, right.length) > longestInline;
  if (isLong && isContainer(expected) && isContainer(actual)) {
    const difference = lineDifference(lines(expected), lines(actual));
    return { form: 'lines', lines: limited(withoutAlike(difference).flatMap(toLines)) };
  }
  const [expectedPieces, actualPieces] = toPieces(left, right);
  return { form: 'inline', expected: expectedPieces, actual: actualPieces };
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Consecutive lines that are equal, or that stand against each other. */
interface Run {
  readonly both: readonly string[];
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

type Shown = Run | { readonly leftOut: number };

function runsOf(difference: readonly DifferenceLine[]): readonly Run[] {
  const runs: { both: string[]; expected: string[]; actual: string[] }[] = [];
  let isEqual: boolean | null = null;
  for (const { side, text } of difference) {
    if ((side === 'both') !== isEqual) runs.push({ both: [], expected: [], actual: [] });
    isEqual = side === 'both';
    runs.at(-1)?.[side].push(text);
  }
  return runs;
}

function withoutAlike(difference: readonly DifferenceLine[]): readonly Shown[] {
  const runs = runsOf(difference);
  return runs.flatMap((run, index): readonly Shown[] => {
    const atStart = index === 0 ? 0 : context;
    const atEnd = index === runs.length - 1 ? 0 : context;
    const leftOut = run.both.length - atStart - atEnd;
    if (leftOut <= 1) return [run];
    const equal = (both: readonly string[]) => ({ both, expected: [], actual: [] });
    return [
      equal(run.both.slice(0, atStart)),
      { leftOut },
      equal(run.both.slice(atStart + leftOut)),
    ];
  });
}

function toLines(shown: Shown): readonly ContrastLine[] {
  if ('leftOut' in shown) return [remark(`… ${shown.leftOut} lines alike`)];
  const { both, expected, actual } = shown;
  const whole = (text: string, differs: boolean) => [
    { text: shortened(text, longestLine), differs },
  ];
  // Lines that replace as many others are compared one by one: a long one is cut around its difference.
  const pairs = expected.length === actual.length ? expected : [];
  const compared = pairs.map((text, index) => toPieces(text, actual[index] ?? ''));
  return [
    ...both.map(text => ({ side: 'both', pieces: whole(text, false) }) as const),
    ...expected.map((text, index) => {
      return { side: 'expected', pieces: compared[index]?.[0] ?? whole(text, true) } as const;
    }),
    ...actual.map((text, index) => {
      return { side: 'actual', pieces: compared[index]?.[1] ?? whole(text, true) } as const;
    }),
  ];
}

function limited(all: readonly ContrastLine[]): readonly ContrastLine[] {
  const more = all.length - mostLines;
  return more <= 1 ? all : [...all.slice(0, mostLines), remark(`… ${more} more lines`)];
}

function remark(text: string): ContrastLine {
  return { side: 'neither', pieces: [{ text, differs: false }] };
}
