import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../../contract/json-pointer.ts';
import { isRecord } from '../../contract/json-pointer.ts';
import { nothing, showsNothing } from './nothing.ts';
import { isWhole } from './whole.ts';

/** A difference between what a rule expects and what came back. */
export interface Difference {
  readonly at: Path;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface Comparison {
  /** The leaves that could be seen; none means that nothing was judged. */
  readonly seen: readonly Path[];
  /** The leaves that could not, with what they should have shown. */
  readonly missing: readonly Omit<Difference, 'actual'>[];
  readonly differences: readonly Difference[];
}

/**
 * Compares what must show with what does. Only the expected members count: a server may show more,
 * and a member that it leaves out is not seen rather than wrong.
 */
export function compare(expected: unknown, actual: unknown, at: Path = []): Comparison {
  if (expected === nothing) {
    const differences = showsNothing(actual) ? [] : [{ at, expected: null, actual }];
    return { seen: [at], missing: [], differences };
  }
  if (isRecord(expected) && !isWhole(expected) && (actual === undefined || isRecord(actual ?? {})))
    return compareMembers(expected, actual, at);
  if (actual === undefined) return { seen: [], missing: [{ at, expected }], differences: [] };
  const differences =
    actual !== nothing && isSame(expected, actual) ? [] : [{ at, expected, actual }];
  return { seen: [at], missing: [], differences };
}

function compareMembers(
  expected: Readonly<Record<string, unknown>>,
  actual: unknown,
  at: Path,
): Comparison {
  const below = Object.entries(expected).map(([name, member]) =>
    compare(member, memberOf(actual, name, member), [...at, name]),
  );
  return {
    seen: below.flatMap(({ seen }) => seen),
    missing: below.flatMap(({ missing }) => missing),
    differences: below.flatMap(({ differences }) => differences),
  };
}

/** Null in place of an object shows every member as unset: null, or false for a flag. */
function memberOf(actual: unknown, name: string, expected: unknown): unknown {
  if (actual === null) return expected === false ? false : null;
  return isRecord(actual) && Object.hasOwn(actual, name) ? actual[name] : undefined;
}

/**
 * The same JSON value: the order of members means nothing (RFC 8259 section 4), nor does the sign of a zero,
 * nor in which of its spellings a moment is (RFC 3339 section 5.6).
 */
function isSame(expected: unknown, actual: unknown): boolean {
  return isDeepStrictEqual(spelt(JSON.parse(JSON.stringify(expected ?? null))), spelt(actual));
}

const moment = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Moments in one spelling, to the millisecond, which is as fine as many servers keep them. */
function spelt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelt);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, spelt(member)]));
  if (typeof value !== 'string' || !moment.test(value)) return value;
  const time = Date.parse(value.toUpperCase());
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}
