/** Stable: what went wrong, for programs. */
export type StoreErrorCode =
  | 'not-openable'
  | 'not-a-database'
  | 'foreign-database'
  | 'newer-schema'
  | 'wrong-keys'
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

  constructor(code: StoreErrorCode, place: string, remedy: string, options?: ErrorOptions) {
    super(`${place}: ${remedy}`, options);
    this.code = code;
  }

  /** Whether the same call may succeed later. */
  get isTemporary(): boolean {
    return temporary.has(this.code);
  }
}
