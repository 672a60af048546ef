import type { RequestHandler } from 'express';
import { scenarioHeader } from './scenarios/scenario.ts';
import { documentErrorHeader } from './watch/document-status.ts';

const exposed = ['Allow', 'Retry-After', 'WWW-Authenticate', scenarioHeader, documentErrorHeader];

/**
 * Lets pages of any origin use the operations (Fetch standard, section 3.2). No cookies are involved:
 * the key in its header is all there is, and a page has to know it.
 */
export function cors(apiKeyHeader: string): RequestHandler {
  return (request, response, next) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', exposed.join(', '));
    const isPreflight =
      request.method === 'OPTIONS' &&
      request.get('origin') !== undefined &&
      request.get('access-control-request-method') !== undefined;
    if (!isPreflight) return next();
    // The wildcard stands for every name but Authorization.
    const allowed = [apiKeyHeader, 'Content-Type', 'Prefer', scenarioHeader, 'Authorization', '*'];
    response
      .status(204)
      .set({
        'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
        'Access-Control-Allow-Headers': allowed.join(', '),
        'Access-Control-Max-Age': '600',
      })
      .end();
  };
}
