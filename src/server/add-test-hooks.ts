import type { IRouter } from 'express';
import { type TestHooks, testHookRoutes, testHooksBase } from '../test-hooks/routes.ts';
import { addResource } from './add-resource.ts';
import type { Admission } from './admission.ts';
import type { Serve } from './serve.ts';

/** Never on unless asked for. */
export function addTestHooks(
  routes: IRouter,
  serve: Serve,
  admission: Admission,
  hooks: TestHooks<string>,
): void {
  for (const { path, operations } of testHookRoutes(hooks)) {
    const works = Object.entries(operations).map(([method, answerTo]) => [
      method,
      admission(hooks.contract.authentication, async (exchange, tenant) => {
        const { request } = exchange;
        const answer = await answerTo({ request, params: request.params }, tenant);
        if (answer.status === 204) exchange.answerNothing();
        else exchange.answerJson(answer.status, answer.body);
      }),
    ]);
    addResource(routes, serve, `${testHooksBase}${path}`, Object.fromEntries(works));
  }
}
