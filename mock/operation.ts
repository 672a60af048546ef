import type { Contract, SettingsUpdate } from '../src/contract/contract.ts';
import { readingHint } from '../src/contract/settings-read.ts';
import type { StatefulOperation } from '../src/contract/stateful-operation.ts';
import { pathOf } from '../src/http/path-of.ts';
import { readUpdate } from '../src/http/read-update.ts';
import type { ReadableRequest } from '../src/http/request-head.ts';
import { listedField } from '../src/http/sole-field.ts';
import { unauthorized } from '../src/http/tenant-keys.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { badRequest, notFound, otherMethod } from '../src/problem/refusals.ts';
import { acceptedMediaTypes } from './accepted-media-types.ts';
import { type Answer, type OutgoingResponse, problemAnswer, write } from './answer.ts';
import type { Authenticator } from './authentication.ts';
import type { ExchangeFacts } from './console/exchange.ts';
import { picksResponse, readPreferences } from './preferences.ts';
import type { Prism } from './prism.ts';
import type { AnswerByPrism, PrismRequest } from './prism-request.ts';
import { readAny } from './read-any.ts';
import { answerResource, type ResourceRequest } from './resources/answer-resource.ts';
import type { Effect } from './scenarios/effect.ts';
import { keepRefused } from './scenarios/keep-refused.ts';
import type { Leak } from './scenarios/leak.ts';
import { scenarioHeader } from './scenarios/scenario-kinds.ts';
import type { Scenarios } from './scenarios/scenarios.ts';
import type { Sleep } from './scenarios/sleep.ts';
import type { AppliedUpdate, Tenant } from './tenant.ts';
import type { Tenants } from './tenants.ts';
import type { TrustIn } from './trust.ts';
import { updateSettings, withSettings } from './update-settings.ts';

export interface Operations {
  readonly contract: Contract;
  readonly prism: Prism;
  readonly authenticator: Authenticator;
  readonly tenants: Tenants;
  readonly scenarios: Scenarios;
  readonly trustIn: TrustIn;
  readonly sleep: Sleep;
}

/** Serves an address of the document, and notes in the exchange what turns up. */
export type ServeOperation = (
  request: ReadableRequest,
  response: OutgoingResponse,
  exchange: ExchangeFacts,
) => Promise<void>;

/** Answers the operations of the document, under the scenarios that were chosen. */
export function operationServer(operations: Operations): ServeOperation {
  const { contract, authenticator, tenants, scenarios, trustIn, sleep } = operations;
  return async (request, response, exchange) => {
    const { stateful, answer: answerByPrism } = await requireOperation(operations, request);
    const asked = (stateful?.operation ?? contract).authentication;
    const known = authenticator.tenantOf(request, asked);
    const effect = scenarios.effectOn({
      header: listedField(request, scenarioHeader),
      tenant: known,
      unauthorized: detail => unauthorized(asked, request, detail),
      mayLeak: () => trustIn(request) === 'everything',
    });
    const { delay, failure, leak } = effect;
    exchange.update = storing(stateful);
    exchange.tenant = known?.name ?? null;
    exchange.scenarios = effect.scenarios;
    const tenant = known ?? (leak.admitsAnyone ? tenants.anyone : null);
    const call = { request, exchange, answerByPrism, tenant, leak };
    const answer = failure ?? (await answerOrRefusal(operations, stateful, call));
    if (!(await sleep(delay, response))) return;
    if (answer instanceof ProblemResponse) exchange.problem = answer.problem;
    send(request, response, answer, effect);
  };
}

async function requireOperation({ prism }: Operations, request: ReadableRequest) {
  const { method = 'GET' } = request;
  const route = await prism.route(method, pathOf(request));
  if (route.kind === 'unknown-path') {
    // The wanted path is not repeated; what there is helps more.
    throw notFound(`the nearest routes are ${route.nearest.join(', ')}`);
  }
  if (route.kind === 'other-method') {
    throw otherMethod(route.allow, readingHint(method, route.updates));
  }
  return route;
}

/** A request on its way. */
interface Call {
  readonly request: ReadableRequest;
  /** What is known of it so far, for the console and for what a leak makes of a refusal. */
  readonly exchange: ExchangeFacts;
  readonly answerByPrism: AnswerByPrism;
  readonly tenant: Tenant | null;
  readonly leak: Leak;
}

/** A refusal is an answer here, since a scenario may delay it or get it wrong. */
async function answerOrRefusal(
  operations: Operations,
  stateful: StatefulOperation | null,
  call: Call,
): Promise<Answer> {
  const { exchange, tenant, leak } = call;
  try {
    const answer = await (stateful === null
      ? answerOther(call)
      : answerStateful(operations, stateful, call));
    if (answer.problem !== undefined) exchange.problem = answer.problem;
    return answer;
  } catch (error) {
    if (!(error instanceof ProblemResponse)) throw error;
    exchange.problem = error.problem;
    const { body, update = null } = exchange;
    if (leak.keepsRefused && update !== null && tenant !== null) keepRefused(tenant, update, body);
    const answer = problemAnswer(error);
    return leak.refusal?.(answer, body) ?? answer;
  }
}

/** An operation without annotation is Prism's alone. */
async function answerOther(call: Call): Promise<Answer> {
  return call.answerByPrism(await parse(call, readAny));
}

/** Cheapest checks first: key, media type, size, syntax, schema, settings. */
async function answerStateful(
  { authenticator, scenarios }: Operations,
  stateful: StatefulOperation,
  call: Call,
): Promise<Answer> {
  const { exchange, leak, answerByPrism } = call;
  const tenant =
    call.tenant ?? authenticator.requireTenant(call.request, stateful.operation.authentication);
  const update = storing(stateful);
  const request = await parse(call, update === null ? readAny : sent => readUpdate(sent, update));
  const crossed = leak.crossesTenants ? scenarios.crossedTenants(tenant) : [];
  const applied = (change: AppliedUpdate) => {
    exchange.applied = change;
  };
  const known = { tenant, request, answerByPrism, leak, crossed, applied };
  const { kind, resource, operation } = stateful;
  const isSole = resource.key.length === 0 && resource.create === undefined;
  if (kind === 'update' && isSole) return answerUpdate(operation, known);
  if (picksResponse(request.preferences)) return answerByPrism(request);
  return answerResource(stateful, known);
}

/** Prism tells which response is described for the client; a response picked by `Prefer` changes nothing. */
async function answerUpdate(update: SettingsUpdate, call: ResourceRequest): Promise<Answer> {
  const { tenant, request, answerByPrism, leak, crossed } = call;
  const { body, preferences } = request;
  const violations = update.request(body);
  if (violations.length > 0) throw badRequest(violations);
  const described = await answerByPrism(request);
  if (picksResponse(preferences) || described.status !== update.success.status) return described;
  const applied = updateSettings({ update, tenant, leak, crossed, body });
  call.applied(applied);
  return withSettings(described, update, applied.after, leak.view);
}

/** The operation that stores what it is sent, if it is one. */
function storing(stateful: StatefulOperation | null): SettingsUpdate | null {
  return stateful?.kind === 'update' || stateful?.kind === 'create' ? stateful.operation : null;
}

async function parse(
  { request, exchange }: Call,
  read: (request: ReadableRequest) => Promise<unknown>,
): Promise<PrismRequest> {
  const { headers, url = '/' } = request;
  const query = new URLSearchParams(/\?.*/s.exec(url)?.[0]);
  const preferences = readPreferences(listedField(request, 'prefer'), query);
  const body = await read(request);
  exchange.preferences = preferences;
  exchange.body = body;
  const accept = acceptedMediaTypes(headers.accept);
  return { path: pathOf(request), query, headers, accept, body, preferences };
}

function send(
  request: ReadableRequest,
  response: OutgoingResponse,
  answer: Answer | 'reset' | ProblemResponse,
  { scenarios }: Effect,
): void {
  if (answer === 'reset') {
    // RST rather than FIN: the client sees a broken connection, not an empty answer.
    request.socket.resetAndDestroy();
    return;
  }
  if (scenarios.length > 0) response.setHeader(scenarioHeader, scenarios.join(', '));
  write(response, answer instanceof ProblemResponse ? problemAnswer(answer) : answer);
}
