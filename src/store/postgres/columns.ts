import type { Row } from './query.ts';

/** A column that the schema declares TEXT NOT NULL. */
export function textOf(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== 'string') throw new TypeError(`the column ${column} has no text`);
  return value;
}

/** A column that the schema declares INTEGER NOT NULL. */
export function numberOf(row: Row | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== 'number') throw new TypeError(`the column ${column} has no number`);
  return value;
}

/** A column that the schema declares TIMESTAMPTZ NOT NULL. */
export function dateOf(row: Row | undefined, column: string): Date {
  const value = row?.[column];
  if (!(value instanceof Date)) throw new TypeError(`the column ${column} has no date`);
  return value;
}
