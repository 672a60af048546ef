import type { ErrorRequestHandler } from 'express';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { StoreError } from '../store/store-error.ts';
import { answerProblem } from './answer.ts';

/** What is told of a failure. No message: it might repeat a secret. */
export interface Failure {
  readonly code: string;
  /** The `instance` of the problem that the client got. */
  readonly requestId: string;
}

export type Log = (failure: Failure) => void;

/** Turns whatever was thrown into a problem; Express's own handler would show the stack. */
export function handleErrors(log: Log, newRequestId: () => string): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { problem, headers } = refusalOf(error) ?? failureOf(error);
    if (problem.status < 500) {
      answerProblem(response, problem, headers);
      return;
    }
    const requestId = `urn:uuid:${newRequestId()}`;
    log({ code: problem.code, requestId });
    answerProblem(response, { ...problem, instance: requestId }, headers);
  };
}

/** An error that is the client's doing. */
function refusalOf(error: unknown): ProblemResponse | null {
  if (error instanceof ProblemResponse) return error;
  // Express decodes the parameters of a path and throws this for a stray percent sign.
  if (error instanceof URIError) return new ProblemResponse(createProblem('malformed-request'));
  return null;
}

function failureOf(error: unknown): ProblemResponse {
  return error instanceof StoreError && error.isTemporary
    ? new ProblemResponse(createProblem('service-unavailable'), { 'Retry-After': '1' })
    : new ProblemResponse(createProblem('internal-error'));
}
