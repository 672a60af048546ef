import type { Violation } from '../src/contract/violation.ts';
import { createProblem, invalidRequest } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';

/** RFC 9110 section 15.5.6: a 405 names what is allowed instead. */
export function otherMethod(allow: readonly string[], detail?: string): ProblemResponse {
  return new ProblemResponse(
    createProblem('method-not-allowed', detail === undefined ? {} : { detail }),
    { Allow: allow.join(', ') },
  );
}

/** The wanted path is not repeated; what there is helps more. */
export function unknownPath(nearest: readonly string[]): ProblemResponse {
  return notFound(`the nearest routes are ${nearest.join(', ')}`);
}

export function notFound(detail: string): ProblemResponse {
  return new ProblemResponse(createProblem('not-found', { detail }));
}

export function badRequest(errors: readonly Violation[]): ProblemResponse {
  return new ProblemResponse(invalidRequest(errors));
}
