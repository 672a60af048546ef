import type { RequestHandler } from 'express';
import { type Authentication, fieldNames } from '../src/contract/authentication.ts';
import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { scenarioHeader } from './scenarios/scenario.ts';
import type { TrustIn } from './trust.ts';
import { violationsHeader } from './violations-header.ts';
import { documentErrorHeader } from './watch/document-status.ts';

const exposed = [
  'Allow',
  'Retry-After',
  'WWW-Authenticate',
  scenarioHeader,
  documentErrorHeader,
  violationsHeader,
];

// The wildcard stands for every name but Authorization.
const alwaysAllowed = ['Content-Type', 'Prefer', scenarioHeader, 'Authorization', '*'];

/**
 * Lets trusted pages use the operations (Fetch standard, section 3.2) and refuses all others, since a
 * browser would keep the answer from them but not the request from us. No cookies are involved.
 */
export function cors(authentication: Authentication, trustIn: TrustIn): RequestHandler {
  return (request, response, next) => {
    response.setHeader('Vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined) return next();
    const trust = trustIn(request);
    if (trust === 'nothing') throw foreignPage();
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', exposed.join(', '));
    const asks = (name: string) => request.get(`access-control-request-${name}`) !== undefined;
    if (request.method !== 'OPTIONS' || !asks('method')) return next();
    const allowed = [...fieldNames(authentication), ...alwaysAllowed];
    response
      .status(204)
      .set({
        'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
        'Access-Control-Allow-Headers': allowed.join(', '),
        'Access-Control-Max-Age': '600',
        // Of a page on the network that calls this machine (Private Network Access).
        ...(asks('private-network') &&
          trust === 'everything' && { 'Access-Control-Allow-Private-Network': 'true' }),
      })
      .end();
  };
}

function foreignPage(): ProblemResponse {
  const detail =
    'pages of this origin may not use the mock; start it with --cors and the origin to let them';
  return new ProblemResponse(createProblem('forbidden', { detail }));
}
