/** Cases per rule and operation. */
export const defaultRuns = 20;

/** Milliseconds that all cases of a run take at most, where nobody says how many there are to be. */
export const defaultBudgetMs = 10 * 60_000;
