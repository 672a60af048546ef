import { type Problem, problemMediaType } from './problem.ts';

/** Carries a problem, and the header fields of its answer, to where answers are written. */
export class ProblemResponse extends Error {
  override readonly name = 'ProblemResponse';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.title);
    this.problem = problem;
    this.headers = { ...headers, 'Content-Type': problemMediaType };
  }
}
