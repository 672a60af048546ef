import type { Violation } from '../contract/violation.ts';
import { catalogue, type ProblemCode } from './catalogue.ts';

/** Media type of a problem (RFC 9457 section 3). */
export const problemMediaType = 'application/problem+json';

/** A problem as it goes over the wire. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable and machine-readable; titles and details may change. */
  readonly code: ProblemCode;
  readonly detail?: string;
  /** A URI of this occurrence alone, which the log names too. */
  readonly instance?: string;
  readonly errors?: readonly Violation[];
}

/** One of the catalogue; a title of its own says what the operation has to do with it, such as which media type it takes. */
export function createProblem(
  code: ProblemCode,
  more: Partial<Pick<Problem, 'title' | 'detail' | 'errors'>> = {},
): Problem {
  const { status, title } = catalogue[code];
  return { type: `urn:holdfast:problem:${code}`, title, status, code, ...more };
}

/** A 400 for a JSON body always lists what is wrong where. */
export function invalidRequest(errors: readonly Violation[]): Problem {
  return createProblem('invalid-request', { errors });
}
