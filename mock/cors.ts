import { type Authentication, fieldNames, schemesOf } from '../src/contract/authentication.ts';
import { placeOf } from '../src/contract/security-scheme.ts';
import type { RequestHead } from '../src/http/request-head.ts';
import { listedField } from '../src/http/sole-field.ts';
import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import type { OutgoingResponse } from './answer.ts';
import { scenarioHeader } from './scenarios/scenario-kinds.ts';
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

/** Whether a request was a question of the browser's (a preflight), which is answered with that. */
export type CrossOrigin = (
  request: RequestHead,
  response: OutgoingResponse,
) => 'answered' | 'let-in';

/**
 * Lets trusted pages use the operations (Fetch standard, section 3.2) and refuses all others, since a
 * browser would keep the answer from them but not the request from us. Cookies come along where the
 * document has a key in one, but not from any origin that there may be.
 */
export function cors(authentication: Authentication, trustIn: TrustIn): CrossOrigin {
  const takesCookies = schemesOf(authentication).some(scheme => placeOf(scheme).in === 'cookie');
  return (request, response) => {
    response.setHeader('Vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined) return 'let-in';
    const trust = trustIn(request);
    if (trust === 'nothing') throw foreignPage();
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', exposed.join(', '));
    if (takesCookies && trust === 'everything')
      response.setHeader('Access-Control-Allow-Credentials', 'true');
    const asks = (name: string) =>
      listedField(request, `access-control-request-${name}`) !== undefined;
    if (request.method !== 'OPTIONS' || !asks('method')) return 'let-in';
    const allowed = [...fieldNames(authentication), ...alwaysAllowed];
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
    response.setHeader('Access-Control-Allow-Headers', allowed.join(', '));
    response.setHeader('Access-Control-Max-Age', '600');
    // Of a page on the network that calls this machine (Private Network Access).
    if (asks('private-network') && trust === 'everything')
      response.setHeader('Access-Control-Allow-Private-Network', 'true');
    response.statusCode = 204;
    response.end();
    return 'answered';
  };
}

function foreignPage(): ProblemResponse {
  const detail =
    'pages of this origin may not use the mock; start it with --cors and the origin to let them';
  return new ProblemResponse(createProblem('forbidden', { detail }));
}
