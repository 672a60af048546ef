import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router } from 'express';
import { addRoutes } from './add-routes.ts';
import type { RouterOptions } from './router-options.ts';

/**
 * What an Express app takes, of whichever types of Express it has. Of a method, since what an app hands on is more
 * than these.
 */
export type Middleware = {
  handle(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void;
}['handle'];

/**
 * The operations of the contract alone, for an Express app of your own.
 *
 * It answers what stands in the contract, faults included, and nothing else: any other address goes
 * on to the app, whose 404, body parsers and error handlers stay its own. Mount it before body
 * parsers, since it reads bodies itself; one that was read already is a 500.
 *
 * @example
 * import { randomBytes } from 'node:crypto';
 * import express from 'express';
 * import { createRouter, openStore, parseKeyring, tenantKey } from 'holdfast/server';
 *
 * const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * const store = await openStore({ database: ':memory:', keyring, random: randomBytes });
 * const app = express();
 * app.use('/api', createRouter({ store, keys: [tenantKey('acme', 'a key of acme')] }));
 */
export function createRouter(options: RouterOptions): Middleware {
  const router = Router({ caseSensitive: true, strict: true });
  addRoutes(router, options);
  return router;
}
