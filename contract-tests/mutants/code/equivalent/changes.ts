/** Why no request that verify sends can tell a mutant from the code as it is. */
export interface Reason {
  readonly id: string;
  readonly reason: string;
}

/** What is changed, into what: anything where that is null. White space is one space. */
type Change = readonly [original: string, replacement: string | null];

/** Single changes of one file, for one reason. */
export interface EquivalentChanges extends Reason {
  readonly file: string;
  readonly changes: readonly Change[];
}
