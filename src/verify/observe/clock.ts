/** Time as the verifier sees it; a test brings its own. */
export interface Clock {
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}
