import type { SQLOutputValue } from 'node:sqlite';
import { ColumnError } from '../column-error.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

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

/** A column that the schema declares BLOB NOT NULL. */
export function bytesOf(row: Row | undefined, column: string): Buffer {
  const value = row?.[column];
  if (!(value instanceof Uint8Array)) throw new ColumnError(column, 'bytes');
  return Buffer.from(value);
}
