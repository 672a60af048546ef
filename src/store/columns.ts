/** A row as the driver gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** A column holds what its declaration keeps out: the database is damaged. */
export class ColumnError extends Error {
  override readonly name = 'ColumnError';

  constructor(column: string, kind: string) {
    super(`the column ${column} has no ${kind}`);
  }
}

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

/** A column that the schema declares TIMESTAMPTZ NOT NULL, or TEXT where SQLite keeps ISO 8601. */
export function dateOf(row: Row | undefined, column: string): Date {
  const value = row?.[column];
  if (value instanceof Date) return value;
  if (typeof value === 'string') return new Date(value);
  throw new ColumnError(column, 'date');
}

/** A column that the schema declares BYTEA NOT NULL, or BLOB. */
export function bytesOf(row: Row | undefined, column: string): Buffer {
  const value = row?.[column];
  if (!(value instanceof Uint8Array)) throw new ColumnError(column, 'bytes');
  return Buffer.from(value);
}
