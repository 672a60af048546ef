import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import express, { type Express } from 'express';
import type { Contract } from '../contract/contract.ts';
import type { Sender } from '../events/sender.ts';
import { soleField } from '../http/sole-field.ts';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import type { Store } from '../store/store.ts';
import { addUpdates } from './add-updates.ts';
import { createAuthenticate } from './authenticate.ts';
import { handleErrors, type Log } from './handle-errors.ts';
import type { TenantKey } from './tenant-key.ts';
import { addTestHooks } from './test-hooks/add-test-hooks.ts';

export interface AppOptions {
  readonly contract: Contract;
  readonly store: Store;
  readonly keys: readonly TenantKey[];
  /** Sends the events that the test hooks fire. */
  readonly sender?: Sender;
  /** Whether the test hooks are offered; off unless this says so. */
  readonly admin?: boolean;
  /** Refuses to let a stored secret go to an origin that it was not sent together with; off unless this says so. */
  readonly requireAuthForNewOrigin?: boolean;
  readonly log?: Log;
  readonly newRequestId?: () => string;
}

/** The reference server: every annotated operation of the contract, on a store. */
export function createApp(options: AppOptions): Express {
  const { contract, store, keys, sender, admin = false, requireAuthForNewOrigin = false } = options;
  const { log = () => undefined, newRequestId = randomUUID } = options;
  const authenticate = createAuthenticate(contract.apiKeyHeader, keys);

  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', false);

  app.use((request, _response, next) => {
    requireHost(request);
    next();
  });
  addUpdates(app, contract, store, authenticate, { requireAuthForNewOrigin });
  if (admin) addTestHooks(app, { contract, store, authenticate, sender, requireAuthForNewOrigin });
  app.use(() => {
    throw new ProblemResponse(createProblem('not-found'));
  });
  app.use(handleErrors(log, newRequestId));
  return app;
}

/** RFC 9112 section 3.2. Node would refuse these itself, but not with a problem. */
function requireHost(request: IncomingMessage): void {
  if (request.httpVersion === '1.1' && soleField(request, 'host') === null) {
    throw new ProblemResponse(createProblem('malformed-request'));
  }
}
