/** A column holds what its declaration keeps out: the database is damaged. */
export class ColumnError extends Error {
  override readonly name = 'ColumnError';

  constructor(column: string, kind: string) {
    super(`the column ${column} has no ${kind}`);
  }
}
