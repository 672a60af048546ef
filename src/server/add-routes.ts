import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, IRouter } from 'express';
import { defaultContract } from '../contract/own-contract.ts';
import { createGuard } from '../http/guard.ts';
import { addTestHooks } from './add-test-hooks.ts';
import { addUpdates } from './add-updates.ts';
import { createAdmission } from './admission.ts';
import { createAuthenticate } from './authenticate.ts';
import type { RouterOptions } from './router-options.ts';
import { createServe, type Serve } from './serve.ts';

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
