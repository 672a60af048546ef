import type { RequestListener } from 'node:http';
import express, { type Express } from 'express';
import { notFound } from '../problem/refusals.ts';
import { addResource } from './add-resource.ts';
import { addRoutes } from './add-routes.ts';
import { addHealth } from './health.ts';
import type { Metrics } from './metrics.ts';
import type { RouterOptions } from './router-options.ts';
import type { Serve } from './serve.ts';

/** What the operations need, and what surrounds them. */
export interface AppOptions extends RouterOptions {
  /** Aborts when the server is about to stop: from then on it is not ready for more. */
  readonly stopping?: AbortSignal;
  /** Counted and shown at `/metrics`, without a key; nothing is unless given. */
  readonly metrics?: Metrics;
}

/**
 * The reference server as an Express app: every annotated operation of the contract on a store, and
 * its health at `/healthz` and `/readyz`.
 *
 * @param options - The store and the keys that it takes; see {@link AppOptions} for the rest.
 * @example
 * import { randomBytes } from 'node:crypto';
 * import { createApp, listen, openStore, parseKeyring, tenantKey } from 'holdfast/server';
 *
 * const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * const store = await openStore({ database: ':memory:', keyring, random: randomBytes });
 * const app = createApp({ store, keys: [tenantKey('acme', 'a key of acme')] });
 * const server = await listen(app, { host: '127.0.0.1', port: 0 });
 * console.log((await fetch(`${server.url}/readyz`)).status); // 200
 * await server.stop();
 * await store.close();
 */
export function createApp(options: AppOptions): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', false);

  const { metrics, sender, observers = [] } = options;
  const serve = addRoutes(app, {
    ...options,
    ...(metrics && { observers: [...observers, metrics.observer] }),
    ...(metrics && sender && { sender: metrics.counting(sender) }),
  });
  addHealth(app, serve, options);
  if (metrics !== undefined) addMetrics(app, serve, metrics);
  app.use(
    serve(null, () => {
      throw notFound();
    }),
  );
  return app;
}

function addMetrics(app: Express, serve: Serve, metrics: Metrics): void {
  addResource(app, serve, '/metrics', {
    async get(exchange) {
      exchange.answer(200, await metrics.expose(), { 'Content-Type': metrics.contentType });
    },
  });
}
