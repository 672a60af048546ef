import { type Authentication, challengeOf, keysIn, schemesOf } from '../contract/authentication.ts';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import type { RequestHead } from './request-head.ts';
import { soleCookie, soleField, soleParameter } from './sole-field.ts';

/** The keys that a request carries, as `keysIn` finds them. */
export function keysOfRequest(
  authentication: Authentication,
  request: RequestHead,
): readonly string[] | null {
  return keysIn(authentication, {
    header: name => soleField(request, name),
    query: name => soleParameter(request, name),
    cookie: name => soleCookie(request, name),
  });
}

/** Whose requests those without credentials are, where they will do: the one tenant that there is, or one of their own. */
export function anonymousTenant(
  { alternatives }: Authentication,
  [first = 'anonymous', ...others]: readonly string[],
): string {
  // Where nobody can say who they are, the others could never be called.
  return others.length === 0 || alternatives.length === 0 ? first : 'anonymous';
}

/** The 401, which comes with a challenge (RFC 9110 section 15.5.2), or the 403 of a document that has it alone. */
export function unauthorized(
  authentication: Authentication,
  request: RequestHead,
  detail: string,
): ProblemResponse {
  if (authentication.refusals[0] === 403)
    return new ProblemResponse(createProblem('forbidden', { detail }));
  const isKey = schemesOf(authentication).every(({ kind }) => kind === 'api-key');
  const problem = createProblem(isKey ? 'unauthorized' : 'credentials-required', { detail });
  const isSent = keysOfRequest(authentication, request) !== null;
  const challenge = challengeOf(authentication, isSent);
  // An operation that asks for nothing has none.
  return new ProblemResponse(problem, challenge === '' ? {} : { 'WWW-Authenticate': challenge });
}
