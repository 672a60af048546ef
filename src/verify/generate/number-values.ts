import fc from 'fast-check';
import type { SchemaObject } from '../../contract/schema.ts';
import { bound } from './schema-parts.ts';

const room = 1_000_000;

/**
 * Whole multiples of a step within the bounds. A step of a quarter is exact in every binary format: a
 * server that keeps numbers with less precision than ours loses nothing of them.
 */
export function numberOf(schema: SchemaObject, usual: number): fc.Arbitrary<number> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const above = Math.max(
    bound(minimum, Number.NEGATIVE_INFINITY),
    bound(exclusiveMinimum, Number.NEGATIVE_INFINITY),
  );
  const below = Math.min(
    bound(maximum, Number.POSITIVE_INFINITY),
    bound(exclusiveMaximum, Number.POSITIVE_INFINITY),
  );
  const least = Number.isFinite(above) ? above : Math.min(0, below - room);
  const most = Number.isFinite(below) ? below : Math.max(least, 0) + room;
  const step = typeof multipleOf === 'number' ? multipleOf : fitting(usual, most - least);
  const isAllowed = (value: number) =>
    value >= least &&
    value <= most &&
    value !== exclusiveMinimum &&
    value !== exclusiveMaximum &&
    Number.isInteger(value / step);
  const [min, max] = [exact(Math.ceil(least / step)), exact(Math.floor(most / step))];
  const multiple = (count: number) => Number((count * step).toPrecision(15));
  if (max - min > several) return fc.integer({ min, max }).map(multiple).filter(isAllowed);
  const few = Array.from({ length: Math.max(0, max - min + 1) }, (_, index) =>
    multiple(min + index),
  );
  // Where there are none, that is found out before anything is sent.
  return fc.constantFrom(...[...few.filter(isAllowed), ...(few.some(isAllowed) ? [] : [least])]);
}

/** Further out one whole number cannot be told from the next (RFC 8259 section 6). */
function exact(count: number): number {
  return Math.min(Math.max(count, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

/** So many candidates hold one that is allowed, and are too many to look at each. */
const several = 1_000;

/** Halved until several of them lie within the bounds; whole numbers stay whole. */
function fitting(step: number, width: number): number {
  return step === 1 || width <= 0 || step <= width / 4 ? step : fitting(step / 2, width);
}
