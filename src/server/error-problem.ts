import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { refusalOf } from '../problem/refusals.ts';
import { StoreError } from '../store/store-error.ts';
import { describeError } from './describe-error.ts';
import { NotReady } from './not-ready.ts';
import type { Failure } from './observer.ts';
import { instanceOf } from './request-id.ts';

/** The problem that whatever was thrown is answered with; what nobody meant to answer is also told. */
export function problemOf(
  error: unknown,
  requestId: string,
  failed: (failure: Failure) => void,
): ProblemResponse {
  const meant = refusalOf(error);
  const { problem, headers } = meant ?? failureOf(error);
  if (meant === null) failed({ requestId, code: problem.code, ...describeError(error) });
  if (problem.status < 500) return new ProblemResponse(problem, headers);
  return new ProblemResponse({ ...problem, instance: instanceOf(requestId) }, headers);
}

function failureOf(error: unknown): ProblemResponse {
  const isTemporary =
    error instanceof NotReady || (error instanceof StoreError && error.isTemporary);
  return isTemporary
    ? new ProblemResponse(createProblem('service-unavailable'), { 'Retry-After': '1' })
    : new ProblemResponse(createProblem('internal-error'));
}
