/** Which rules are asked: those alone that see most of such a change, or all. */
export type AskedRules = 'most-telling' | 'all';

export interface Passes<Subject, Result> {
  readonly run: (subjects: readonly Subject[], rules: AskedRules) => Promise<readonly Result[]>;
  readonly subjectOf: (result: Result) => Subject;
  readonly isDecided: (result: Result) => boolean;
  /** Leaves the second pass out. */
  readonly quick: boolean;
}

/** Asks few rules of all, which spares most of them the rest, and all rules of those that these left undecided. */
export async function inTwoPasses<Subject, Result>(
  subjects: readonly Subject[],
  { run, subjectOf, isDecided, quick }: Passes<Subject, Result>,
): Promise<readonly Result[]> {
  const first = await run(subjects, 'most-telling');
  if (quick) return first;
  const undecided = first.filter(result => !isDecided(result));
  return [...first, ...(await run(undecided.map(subjectOf), 'all'))];
}
