import type { Violation } from '../contract/violation.ts';
import { createProblem, invalidRequest } from './problem.ts';
import { ProblemResponse } from './problem-response.ts';

export function badRequest(errors: readonly Violation[]): ProblemResponse {
  return new ProblemResponse(invalidRequest(errors));
}

export function notFound(detail?: string): ProblemResponse {
  return new ProblemResponse(createProblem('not-found', detail === undefined ? {} : { detail }));
}

/** RFC 9110 section 15.5.6: a 405 names what is allowed instead. */
export function otherMethod(allow: readonly string[], detail?: string): ProblemResponse {
  return new ProblemResponse(
    createProblem('method-not-allowed', detail === undefined ? {} : { detail }),
    { Allow: allow.join(', ') },
  );
}
