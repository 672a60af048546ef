import type { Request } from 'express';
import { rateLimit } from 'express-rate-limit';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import type { Limit } from './admission.ts';

const windowMs = 60_000;

/**
 * As many requests a minute for each tenant, whichever of its keys they come with. The answers say
 * what is left (draft-ietf-httpapi-ratelimit-headers-08); one too many is a 429 with `Retry-After`.
 * What it remembers is bounded by the number of tenants, and belongs to this process alone.
 *
 * @param perMinute - Requests, 1 or more.
 * @example
 * import { randomBytes } from 'node:crypto';
 * import { createApp, createRateLimit, openStore, parseKeyring } from 'holdfast/server';
 *
 * const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * const store = await openStore({ database: ':memory:', keyring, random: randomBytes });
 * const app = createApp({ store, limit: createRateLimit(600) });
 */
export function createRateLimit(perMinute: number): Limit {
  const tenants = new WeakMap<Request, string>();
  const count = rateLimit({
    windowMs,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'per-tenant',
    keyGenerator: request => tenants.get(request) ?? '',
    handler: (_request, _response, next) =>
      next(new ProblemResponse(createProblem('too-many-requests'))),
  });
  return ({ request, response }, tenant) => {
    tenants.set(request, tenant);
    return new Promise((resolve, reject) => {
      count(request, response, (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(error);
      });
    });
  };
}
