import type { Problem } from './problem.ts';

/** Carries a problem, and the header fields that belong to it, to where answers are written. */
export class ProblemResponse extends Error {
  override readonly name = 'ProblemResponse';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.title);
    this.problem = problem;
    this.headers = headers;
  }
}
