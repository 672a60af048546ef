import type { Request, RequestHandler, Response } from 'express';
import type { Contract, SettingsUpdate } from '../src/contract/contract.ts';
import { readingHint } from '../src/contract/settings-read.ts';
import { readJson } from '../src/http/read-json.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { badRequest, notFound, otherMethod } from '../src/problem/refusals.ts';
import { acceptedMediaTypes } from './accepted-media-types.ts';
import { type Answer, problemAnswer, write } from './answer.ts';
import type { Authenticator } from './authentication.ts';
import type { ExchangeRecorder } from './console/exchange.ts';
import { readPreferences } from './preferences.ts';
import type { Prism } from './prism.ts';
import type { AnswerByPrism, PrismRequest } from './prism-operation.ts';
import { readAny } from './read-any.ts';
import { keepRefused } from './scenarios/keep-refused.ts';
import type { Leak } from './scenarios/leak.ts';
import type { Performance } from './scenarios/perform.ts';
import { scenarioHeader } from './scenarios/scenario.ts';
import type { Scenarios } from './scenarios/scenarios.ts';
import type { Sleep } from './scenarios/sleep.ts';
import type { StatefulRequest } from './stateful-mocker.ts';
import type { Tenant } from './tenant.ts';
import type { Tenants } from './tenants.ts';
import type { TrustIn } from './trust.ts';

export interface Operations {
  readonly contract: Contract;
  readonly prism: Prism;
  readonly authenticator: Authenticator;
  readonly tenants: Tenants;
  readonly scenarios: Scenarios;
  readonly trustIn: TrustIn;
  readonly sleep: Sleep;
  /** Lets the console see what is known of a request. */
  readonly note: ExchangeRecorder['note'];
}

/** Answers the operations of the document, under the scenarios that were chosen. */
export function operationHandler(operations: Operations): RequestHandler {
  return async (request, response) => {
    const { update, answer: answerByPrism } = requireOperation(operations, request);
    const { tenant, performance } = cast(operations, request);
    const known = operations.authenticator.tenantOf(request);
    operations.note(request, { update, tenant: known?.name ?? null, acted: performance.acted });
    const answer =
      performance.failure === null
        ? await answerOrRefusal(operations, request, {
            update,
            answerByPrism,
            tenant,
            leak: performance.leak,
          })
        : performance.failure;
    if (!(await operations.sleep(performance.delay, response))) return;
    if (answer instanceof ProblemResponse) operations.note(request, { problem: answer.problem });
    deliver(request, response, answer, performance);
  };
}

function requireOperation({ prism }: Operations, { method, path }: Request) {
  const route = prism.route(method, path);
  if (route.kind === 'unknown-path') {
    // The wanted path is not repeated; what there is helps more.
    throw notFound(`the nearest routes are ${route.nearest.join(', ')}`);
  }
  if (route.kind === 'other-method') {
    throw otherMethod(route.allow, readingHint(method, route.updates));
  }
  return route;
}

/** Who calls, and what the scenarios make of it. */
function cast(
  { contract, authenticator, tenants, scenarios, trustIn }: Operations,
  request: Request,
): { readonly tenant: Tenant | null; readonly performance: Performance } {
  const tenant = authenticator.tenantOf(request);
  const performance = scenarios.perform({
    header: request.get(scenarioHeader),
    tenant,
    authentication: contract.authentication,
    mayLeak: () => trustIn(request) === 'everything',
  });
  const { admitsAnyone = false } = performance.leak;
  return { tenant: tenant ?? (admitsAnyone ? tenants.anyone : null), performance };
}

interface Call {
  /** The annotation of the operation, or null for one that is Prism's alone. */
  readonly update: SettingsUpdate | null;
  readonly answerByPrism: AnswerByPrism;
  readonly tenant: Tenant | null;
  readonly leak: Leak;
}

/** A refusal is an answer here, since a scenario may delay it or get it wrong. */
async function answerOrRefusal(
  operations: Operations,
  request: Request,
  call: Call,
): Promise<Answer> {
  let body: unknown;
  try {
    const parsed = await parse(operations, request, call, sent => {
      body = sent;
    });
    const answer = await call.answerByPrism(parsed);
    if (answer.problem !== undefined) operations.note(request, { problem: answer.problem });
    return answer;
  } catch (error) {
    if (!(error instanceof ProblemResponse)) throw error;
    operations.note(request, { problem: error.problem });
    const { update, tenant, leak } = call;
    if (leak.keepsRefused && update !== null && tenant !== null) keepRefused(tenant, update, body);
    const answer = problemAnswer(error);
    return leak.refusal?.(answer, body) ?? answer;
  }
}

/** Cheapest checks first: key, media type, size, syntax, schema. */
async function parse(
  operations: Operations,
  request: Request,
  call: Call,
  read: (body: unknown) => void,
): Promise<PrismRequest> {
  const { update } = call;
  const { note } = operations;
  const stateful = update && statefulRequest(operations, request, update, call);
  const query = new URLSearchParams(/\?.*/s.exec(request.originalUrl)?.[0]);
  const preferences = readPreferences(request.get('prefer'), query);
  const body = await (update === null ? readAny : readJson)(request);
  read(body);
  note(request, { body, preferences });
  const violations = update?.request(body) ?? [];
  if (violations.length > 0) throw badRequest(violations);
  return {
    path: request.path,
    query,
    headers: singleHeaders(request),
    accept: acceptedMediaTypes(request.get('accept')),
    body,
    preferences,
    stateful,
  };
}

function statefulRequest(
  { authenticator, scenarios, note }: Operations,
  request: Request,
  update: SettingsUpdate,
  { tenant: admitted, leak }: Call,
): StatefulRequest {
  const tenant = admitted ?? authenticator.requireTenant(request);
  return {
    update,
    tenant,
    leak,
    accomplices: leak.crossesTenants ? scenarios.accomplices(tenant) : [],
    updated: applied => note(request, { applied }),
  };
}

function singleHeaders({ headers }: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

function deliver(
  request: Request,
  response: Response,
  answer: Answer | 'reset' | ProblemResponse,
  { acted }: Performance,
): void {
  if (answer === 'reset') {
    // RST rather than FIN: the client sees a broken connection, not an empty answer.
    request.socket.resetAndDestroy();
    return;
  }
  if (acted.length > 0) response.setHeader(scenarioHeader, acted.join(', '));
  write(response, answer instanceof ProblemResponse ? problemAnswer(answer) : answer);
}
