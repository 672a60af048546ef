import type { IncomingMessage } from 'node:http';
import { rateLimit, type Store } from 'express-rate-limit';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import type { Limit } from './admission.ts';
import type { Middleware } from './router.ts';

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
export function createRateLimit(perMinute: number, clock = () => performance.now()): Limit {
  const tenants = new WeakMap<IncomingMessage, string>();
  const count: Middleware = rateLimit({
    windowMs,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'per-tenant',
    store: createCounts(clock),
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

/**
 * Counts by a clock that nobody sets. The library's own counts would take a clock that is set back an
 * hour for an hour to wait. It wants the end of a window as a date, and takes the time of day from that.
 */
function createCounts(clock: () => number): Store {
  const windows = new Map<string, { hits: number; readonly endsAt: number }>();
  const countedIn = (tenant: string, now: number) => {
    const open = windows.get(tenant);
    if (open !== undefined && now < open.endsAt) return open;
    const begun = { hits: 0, endsAt: now + windowMs };
    windows.set(tenant, begun);
    return begun;
  };
  return {
    localKeys: true,
    increment(tenant) {
      const now = clock();
      const window = countedIn(tenant, now);
      window.hits += 1;
      return { totalHits: window.hits, resetTime: new Date(Date.now() + window.endsAt - now) };
    },
    decrement(tenant) {
      countedIn(tenant, clock()).hits -= 1;
    },
    resetKey(tenant) {
      windows.delete(tenant);
    },
  };
}
