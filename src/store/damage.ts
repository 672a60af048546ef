import { type RowPlace, StoreError } from './store-error.ts';

/** What is wrong with a row. */
export type RowDamage = 'changed' | 'missing' | 'unexpected';

/** A row that is not as it was written; found at a read, or by a check of everything. */
export interface DamagedRow extends RowPlace {
  readonly damage: RowDamage;
}

/** What a check of everything finds: a row, or what the database tells of itself. */
export type Damage =
  | { readonly kind: 'row'; readonly row: DamagedRow }
  /** Told by the database of itself. */
  | { readonly kind: 'structure'; readonly detail: string };

/** Thrown where the name of the database is not known; `damagedRow` tells it. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError';
  readonly row: DamagedRow;

  constructor(table: string, key: readonly string[], damage: RowDamage) {
    super(sentences[damage]);
    this.row = { table, key, damage };
  }
}

const sentences: Readonly<Record<RowDamage, string>> = {
  changed: 'is not as it was written',
  missing: 'is missing',
  unexpected: 'was not written by holdfast',
};

export const remedy = 'restore a backup';
const more = `${remedy} (the command "db check" lists all that is damaged)`;

/** A row and what is wrong with it, without any of its values. */
export function describeDamage({ table, key, damage }: DamagedRow): string {
  return `the row ${JSON.stringify(key)} of ${table} ${sentences[damage]}`;
}

export function damagedRow(place: string, { row }: DamagedRowError): StoreError {
  return new StoreError('damaged', place, `${describeDamage(row)}; ${more}`, {
    row: { table: row.table, key: row.key },
  });
}

/** Damage that the database itself notices. */
export function damagedDatabase(place: string, cause: unknown): StoreError {
  return new StoreError('damaged', place, `is damaged; ${more}`, { cause });
}
