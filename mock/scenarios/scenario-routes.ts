import { readJson } from '../../src/http/read-json.ts';
import type { TestHookRoute } from '../../src/test-hooks/routes.ts';
import type { Tenant } from '../tenant.ts';
import { readScenarioBody } from './read-scenarios.ts';
import type { Scenarios } from './scenarios.ts';

/** `GET`, `PUT` and `DELETE` of the scenarios for all requests of the key's tenant. */
export function scenarioRoute(scenarios: Scenarios): TestHookRoute<Tenant> {
  return {
    path: '/scenarios',
    operations: {
      get: async (_call, tenant) => ({ status: 200, body: scenarios.list(tenant) }),
      async put(call, tenant) {
        scenarios.replace(tenant, readScenarioBody(await readJson(call.request)));
        return { status: 200, body: scenarios.list(tenant) };
      },
      async delete(_call, tenant) {
        scenarios.replace(tenant, []);
        return { status: 204 };
      },
    },
  };
}
