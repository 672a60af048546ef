import {
  NO_RESPONSE_DEFINED,
  SCHEMA_TOO_COMPLEX,
} from '@stoplight/prism-http/dist/mocker/errors.js';
import { toFragment } from '../src/contract/json-pointer.ts';
import type { Violation } from '../src/contract/violation.ts';
import type { ProblemCode } from '../src/problem/catalogue.ts';
import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { badRequest } from '../src/problem/refusals.ts';
import { notAcceptable } from './described-refusals.ts';

/** A diagnostic of Prism's validator, as far as it matters here. */
export interface PrismViolation {
  readonly path?: readonly string[];
  readonly message: string;
  readonly code?: string | number;
  readonly severity: number;
}

const codes: ReadonlyMap<unknown, ProblemCode> = new Map([
  [401, 'unauthorized'],
  [404, 'not-found'],
  [405, 'method-not-allowed'],
  [406, 'not-acceptable'],
  [415, 'unsupported-media-type'],
  [422, 'malformed-request'],
]);

/** What the document leaves Prism without. */
const failures: ReadonlyMap<unknown, string> = new Map([
  [NO_RESPONSE_DEFINED.type, 'the document describes no response of this operation; add one'],
  [
    SCHEMA_TOO_COMPLEX.type,
    'the schema of the response is too large to make an example of; give it one',
  ],
]);

/**
 * Prism's errors carry a status; its own problem documents stay behind, since their details repeat
 * parts of the request. What has none is a defect of ours and stays the error it is.
 */
export function fromPrismError(error: Error): Error {
  if (error instanceof ProblemResponse || !('status' in error)) return error;
  const detail = failures.get(error.name.replace(/^.*#/, ''));
  if (detail !== undefined) return new ProblemResponse(createProblem('internal-error', { detail }));
  const code = codes.get(error.status);
  if (code === undefined) return error;
  return code === 'not-acceptable' ? notAcceptable() : new ProblemResponse(createProblem(code));
}

/** Prism also warns, e.g. of a security scheme that it does not know; 0 is an error. */
export function errorsAmong(violations: readonly PrismViolation[]): readonly PrismViolation[] {
  return violations.filter(({ severity }) => severity === 0);
}

/** Which media types a 415 is for want of, where Prism tells. */
function titleFor(message: string): { readonly title?: string } {
  const [, types] = /^Supported content types: (.+)$/.exec(message) ?? [];
  return types === undefined ? {} : { title: `The body must be ${types.replaceAll(',', ' or ')}` };
}

/** As many as the contract's own validator lists; Prism lists all. */
const most = 100;

/** What Prism's validator found wrong, around the body and in it. Its messages name schemas and members, never values. */
export function fromViolations(violations: readonly PrismViolation[]): ProblemResponse {
  const [refusal] = violations.flatMap(({ code, message }) => {
    const known = codes.get(code);
    return known === undefined
      ? []
      : [createProblem(known, { ...titleFor(message), detail: message })];
  });
  if (refusal !== undefined) return new ProblemResponse(refusal);
  const { body = [], around = [] } = Object.groupBy(violations.slice(0, most), ({ path }) =>
    path?.[0] === 'body' ? 'body' : 'around',
  );
  const errors = body.map(
    ({ path = [], message }): Violation => ({
      pointer: toFragment(path.slice(1)),
      code: 'invalid-value',
      detail: message,
    }),
  );
  if (around.length === 0) return badRequest(errors);
  const detail = [...new Set(around.map(({ message }) => message))].join('; ');
  return new ProblemResponse(
    createProblem('malformed-request', { detail, ...(errors.length > 0 && { errors }) }),
  );
}
