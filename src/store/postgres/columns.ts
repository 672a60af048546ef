import { ColumnError } from '../column-error.ts';
import type { Row } from './query.ts';

/** A column that the schema declares TEXT NOT NULL. */
export function textOf(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== 'string') throw new ColumnError(column, 'text');
  return value;
}

/** A column that the schema declares INTEGER NOT NULL. */
export function numberOf(row: Row | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== 'number') throw new ColumnError(column, 'number');
  return value;
}

/** A column that the schema declares TIMESTAMPTZ NOT NULL. */
export function dateOf(row: Row | undefined, column: string): Date {
  const value = row?.[column];
  if (!(value instanceof Date)) throw new ColumnError(column, 'date');
  return value;
}

/** A column that the schema declares BYTEA NOT NULL. */
export function bytesOf(row: Row | undefined, column: string): Buffer {
  const value = row?.[column];
  if (!Buffer.isBuffer(value)) throw new ColumnError(column, 'bytes');
  return value;
}
