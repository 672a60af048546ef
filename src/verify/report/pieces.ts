import { withoutMiddle } from './value-text.ts';

/** Part of a value's text, and whether the other side lacks it. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** Two texts of JSON in pieces; where one string stands against another, the difference is within it. */
export function toPieces(
  expected: string,
  actual: string,
): readonly [expected: readonly Piece[], actual: readonly Piece[]] {
  const [left, right] = split(tokensOf(expected), tokensOf(actual));
  if (!isString(left) || !isString(right)) return [shown(left), shown(right)];
  const [leftInner, rightInner] = split(charactersOf(left), charactersOf(right));
  return [shown(within(left, leftInner)), shown(within(right, rightInner))];
}

interface Split {
  readonly start: readonly string[];
  readonly middle: readonly string[];
  readonly end: readonly string[];
}

/** What both have at their start and at their end, and what is left between. */
function split(left: readonly string[], right: readonly string[]): readonly [Split, Split] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const parts = (all: readonly string[]): Split => ({
    start: all.slice(0, start),
    middle: all.slice(start, all.length - end),
    end: all.slice(all.length - end),
  });
  return [parts(left), parts(right)];
}

function isString({ middle }: Split): boolean {
  return middle.length === 1 && middle[0]?.startsWith('"') === true;
}

function within({ start, end }: Split, inner: Split): Split {
  return {
    start: [...start, ...inner.start],
    middle: inner.middle,
    end: [...inner.end, ...end],
  };
}

/** Strings with their quotes, literals, and every other character by itself. */
function tokensOf(text: string): readonly string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[\w.+-]+|./gsu) ?? [];
}

/** Characters as a reader takes them: an escape is one. */
function charactersOf({ middle }: Split): readonly string[] {
  return middle.join('').match(/\\u[0-9a-f]{4}|\\.|./gsu) ?? [];
}

/** Long pieces lose their middle, so that the difference stays in sight. */
function shown({ start, middle, end }: Split): readonly Piece[] {
  return [
    { text: withoutMiddle(start.join(''), 60, 40), differs: false },
    { text: withoutMiddle(middle.join(''), 160, 40), differs: true },
    { text: withoutMiddle(end.join(''), 40, 40), differs: false },
  ].filter(({ text }) => text !== '');
}
