import type { RequestHandler } from 'express';
import { readJson } from '../../src/http/read-json.ts';
import { otherMethod } from '../../src/problem/refusals.ts';
import { jsonAnswer, write } from '../answer.ts';
import type { Authenticator } from '../authentication.ts';
import { readScenarioBody } from './read-scenarios.ts';
import type { Scenarios } from './scenarios.ts';

/** `GET`, `PUT` and `DELETE` of the scenarios that act on all requests of the key's tenant. */
export function scenarioRoutes(scenarios: Scenarios, authenticator: Authenticator): RequestHandler {
  return async (request, response) => {
    if (!/^(GET|HEAD|PUT|DELETE)$/.test(request.method))
      throw otherMethod(['GET', 'HEAD', 'PUT', 'DELETE']);
    const tenant = authenticator.requireTenant(request);
    if (request.method === 'PUT')
      scenarios.replace(tenant, readScenarioBody(await readJson(request)));
    if (request.method === 'DELETE') {
      scenarios.replace(tenant, []);
      write(response, { status: 204, headers: {}, body: undefined });
    } else write(response, jsonAnswer(200, scenarios.list(tenant)));
  };
}
