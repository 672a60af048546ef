import type { IRouter } from 'express';
import { createProblem } from '../problem/problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { addResource } from './add-resource.ts';
import { NotReady } from './not-ready.ts';
import type { Serve } from './serve.ts';

export interface Health {
  readonly store: Store;
  readonly stopping?: AbortSignal;
}

/**
 * Two probes that need no key. `/healthz`: the process answers, so restarting it would help nobody.
 * `/readyz`: it can serve, so requests may be sent here; a 503 while its store cannot, and during a
 * stop, which only a connection from before can see.
 */
export function addHealth(routes: IRouter, serve: Serve, { store, stopping }: Health): void {
  addResource(routes, serve, '/healthz', {
    get: exchange => exchange.answerJson(200, { status: 'alive' }),
  });
  addResource(routes, serve, '/readyz', {
    async get(exchange) {
      if (stopping?.aborted) throw new ProblemResponse(createProblem('service-unavailable'));
      await store.ping().catch(error => {
        throw error instanceof StoreError && error.isTemporary ? error : new NotReady(error);
      });
      exchange.answerJson(200, { status: 'ready' });
    },
  });
}
