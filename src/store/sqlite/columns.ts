import type { SQLOutputValue } from 'node:sqlite';

type Row = Readonly<Record<string, SQLOutputValue>> | undefined;

/** A column that the schema declares TEXT NOT NULL. */
export function textOf(row: Row, column: string): string {
  const value = row?.[column];
  if (typeof value !== 'string') throw new TypeError(`the column ${column} has no text`);
  return value;
}

/** A column that the schema declares INTEGER NOT NULL. */
export function numberOf(row: Row, column: string): number {
  const value = row?.[column];
  if (typeof value !== 'number') throw new TypeError(`the column ${column} has no number`);
  return value;
}
