/** Stable: what went wrong, for programs. */
export type StoreErrorCode =
  | 'not-openable'
  | 'not-a-database'
  | 'foreign-database'
  | 'newer-schema'
  | 'wrong-keys'
  /** What is stored is not what was written. */
  | 'damaged'
  /** The file is no longer where it was opened. */
  | 'gone'
  /** Another process holds the lock for longer than the busy timeout. */
  | 'busy'
  /** The disk takes no more. */
  | 'full'
  /** The disk fails. */
  | 'io'
  /** The database server cannot be reached, was ended, or has no connection left. */
  | 'unavailable';

const temporary: ReadonlySet<StoreErrorCode> = new Set(['busy', 'full', 'io', 'unavailable']);

/** A store that cannot be opened, or cannot work for now; one sentence with the place and the remedy. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** Where in the database the damage is, when that is known. */
  readonly row: RowPlace | null;

  constructor(
    code: StoreErrorCode,
    place: string,
    remedy: string,
    { row = null, ...options }: ErrorOptions & { readonly row?: RowPlace | null } = {},
  ) {
    super(`${place}: ${remedy}`, options);
    this.code = code;
    this.row = row;
  }

  /** Whether the same call may succeed later. */
  get isTemporary(): boolean {
    return temporary.has(this.code);
  }
}

/** A row by its table and its primary key: names, and none of the values that it holds. */
export interface RowPlace {
  readonly table: string;
  readonly key: readonly string[];
}
