/** Which rules are asked: those alone that see most of such a change, or all. */
export type AskedRules = 'most-telling' | 'all';

export interface Passes<Subject, Result> {
  readonly run: (
    subjects: readonly Subject[],
    rules: AskedRules,
    onResult: (result: Result) => void,
  ) => Promise<readonly Result[]>;
  readonly subjectOf: (result: Result) => Subject;
  readonly isDecided: (result: Result) => boolean;
  /** Told of each result that is the last of its subject, as soon as it is there. */
  readonly onLast: (result: Result) => void;
  /** Leaves the second pass out. */
  readonly quick: boolean;
}

/** Asks few rules of all, which spares most of them the rest, and all rules of those that these left undecided. */
export async function inTwoPasses<Subject, Result>(
  subjects: readonly Subject[],
  { run, subjectOf, isDecided, onLast, quick }: Passes<Subject, Result>,
): Promise<readonly Result[]> {
  // A run that ends between the passes and is gone on with later has the others to ask still.
  const first = await run(subjects, 'most-telling', result => {
    if (quick || isDecided(result)) onLast(result);
  });
  if (quick) return first;
  const undecided = first.filter(result => !isDecided(result));
  return [...first, ...(await run(undecided.map(subjectOf), 'all', onLast))];
}
