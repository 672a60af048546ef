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

/** The answer that was meant by what was thrown; null for a defect of ours. */
export function refusalOf(error: unknown): ProblemResponse | null {
  if (error instanceof ProblemResponse) return error;
  // Express decodes the parameters of a path and throws this for a stray percent sign.
  return error instanceof URIError ? new ProblemResponse(createProblem('malformed-request')) : null;
}
