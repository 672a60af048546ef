import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../../contract/json-pointer.ts';
import { isRecord } from '../../contract/json-pointer.ts';
import { isWhole } from './whole.ts';

/** A difference between what a rule expects and what came back. */
export interface Difference {
  readonly at: Path;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface Comparison {
  /** How many leaves could be seen; none means that nothing was judged. */
  readonly seen: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares what must show with what does. Only the expected members count: a server may show more,
 * and a member that it leaves out is not seen rather than wrong.
 */
export function compare(expected: unknown, actual: unknown, at: Path = []): Comparison {
  if (actual === undefined) return { seen: 0, differences: [] };
  if (!isRecord(expected) || isWhole(expected)) {
    return { seen: 1, differences: isSame(expected, actual) ? [] : [{ at, expected, actual }] };
  }
  if (actual !== null && !isRecord(actual))
    return { seen: 1, differences: [{ at, expected, actual }] };
  const below = Object.entries(expected).map(([name, member]) =>
    compare(member, memberOf(actual, name, member), [...at, name]),
  );
  return {
    seen: below.reduce((sum, { seen }) => sum + seen, 0),
    differences: below.flatMap(({ differences }) => differences),
  };
}

/** Null in place of an object shows every member as unset: null, or false for a flag. */
function memberOf(
  actual: Record<string, unknown> | null,
  name: string,
  expected: unknown,
): unknown {
  if (actual === null) return expected === false ? false : null;
  return Object.hasOwn(actual, name) ? actual[name] : undefined;
}

/** The same JSON value: the order of members means nothing (RFC 8259 section 4), nor does the sign of a zero. */
function isSame(expected: unknown, actual: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(expected ?? null)), actual);
}
