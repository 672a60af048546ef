import { randomUUID } from 'node:crypto';
import { type ErrorRequestHandler, type IRouter, Router } from 'express';
import type { Contract } from '../contract/contract.ts';
import { defaultContract } from '../contract/own-contract.ts';
import type { Sender } from '../events/sender.ts';
import { createGuard } from '../http/guard.ts';
import type { Store } from '../store/store.ts';
import { addTestHooks } from './add-test-hooks.ts';
import { addUpdates } from './add-updates.ts';
import { createAdmission, type Limit } from './admission.ts';
import { createAuthenticate } from './authenticate.ts';
import { createServe, type Serve } from './exchange.ts';
import type { Observer } from './observer.ts';
import type { TenantKey } from './tenant-key.ts';

/** What the operations of the contract need: a store at least, and keys where the store has none. */
export interface RouterOptions {
  readonly store: Store;
  /** Keys that are accepted besides those in the store, one or several for each tenant. */
  readonly keys?: readonly TenantKey[];
  /** The platform's own contract unless given. */
  readonly contract?: Contract;
  /** Sends the events that the test hooks fire. */
  readonly sender?: Sender;
  /** Whether the test hooks are offered; off unless this says so. */
  readonly admin?: boolean;
  /** Names, beside those of this machine, that the test hooks may be called by. */
  readonly allowHosts?: readonly string[];
  /** Answers the operations by those names alone too, for keys that everyone knows; off unless this says so. */
  readonly ownHostsOnly?: boolean;
  /** Refuses to let a stored secret go to an origin that it was not sent together with; off unless this says so. */
  readonly requireAuthForNewOrigin?: boolean;
  /** How many requests a tenant may send; as many as it likes unless given. */
  readonly limit?: Limit;
  /** Logs and metrics. */
  readonly observers?: readonly Observer[];
  readonly newRequestId?: () => string;
}

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
export function createRouter(options: RouterOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  addRoutes(router, options);
  return router;
}

/** Adds the operations to a router or an app, and tells how to serve more in the same way. */
export function addRoutes(
  routes: IRouter,
  {
    store,
    keys = [],
    contract = defaultContract(),
    sender,
    admin = false,
    allowHosts = [],
    ownHostsOnly = false,
    requireAuthForNewOrigin = false,
    limit,
    observers = [],
    newRequestId = randomUUID,
  }: RouterOptions,
): Serve {
  const serve = createServe({ observers, newRequestId });
  const authenticate = createAuthenticate(keys, store.apiKeys);
  const guard = ownHostsOnly ? createGuard(allowHosts, 'own-hosts') : undefined;
  const options = { requireAuthForNewOrigin };
  addUpdates(
    routes,
    serve,
    contract,
    store,
    createAdmission({ authenticate, limit, guard }),
    options,
  );
  if (admin) {
    const admission = createAdmission({ authenticate, limit, guard: createGuard(allowHosts) });
    addTestHooks(routes, serve, admission, { contract, items: store, sender, options });
  }
  routes.use(answerUnservable(serve));
  return serve;
}

/** What Express cannot even hand to a route of ours, such as a parameter with a stray percent sign. */
function answerUnservable(serve: Serve): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    const fail = serve(null, () => {
      throw error;
    });
    return fail(request, response, next);
  };
}
