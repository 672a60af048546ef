import { addressed, nameOfOne, type PathValues } from '../../src/contract/addressed.ts';
import type { CreateOperation, NewKeyPlace } from '../../src/contract/contract.ts';
import { membersIn, type Path, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import { matchTemplate } from '../../src/contract/path-template.ts';
import type { StatefulOperation } from '../../src/contract/stateful-operation.ts';
import { createProblem } from '../../src/problem/problem.ts';
import { ProblemResponse } from '../../src/problem/problem-response.ts';
import { badRequest } from '../../src/problem/refusals.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import type { AnswerByPrism, PrismRequest } from '../prism-request.ts';
import type { Leak } from '../scenarios/leak.ts';
import type { AppliedUpdate, Tenant } from '../tenant.ts';
import { updateSettings } from '../update-settings.ts';
import { listed } from './list.ts';
import { newKey } from './new-key.ts';
import { keyMembers, type One, oneOf, othersIn, showing } from './one.ts';

/** A request of an operation that has a state in common with others. */
export interface ResourceRequest {
  readonly tenant: Tenant;
  readonly request: PrismRequest;
  readonly answerByPrism: AnswerByPrism;
  readonly leak: Leak;
  /** Tenants that a leak lets an update reach as well. */
  readonly crossed: readonly Tenant[];
  /** Told what an update or a creation has made of the settings. */
  readonly applied: (applied: AppliedUpdate) => void;
}

type Of<Kind extends StatefulOperation['kind']> = Extract<StatefulOperation, { kind: Kind }>;

/** Answers with what there is of a resource, in the place of the document's example. */
export async function answerResource(
  stateful: StatefulOperation,
  call: ResourceRequest,
): Promise<Answer> {
  switch (stateful.kind) {
    case 'create':
      return create(stateful, call);
    case 'update':
      return update(stateful, call);
    case 'read':
      return read(stateful, call);
    case 'list':
      return listed(stateful, call.tenant, call.request, await success(stateful, call));
    case 'remove':
      return remove(stateful, call);
  }
}

async function create({ resource, operation }: Of<'create'>, call: ResourceRequest) {
  const { tenant, request } = call;
  requireValid(operation.request(request.body));
  const described = await success({ operation }, call);
  const told = operation.newKeyAt.map(place => ({
    place,
    value: keyValue(operation, place, call),
  }));
  const values: PathValues = {
    ...valuesOf(operation, call),
    ...Object.fromEntries(told.map(({ place, value }) => [place.name, String(value)])),
  };
  const name = nameOfOne(resource.name, resource.key, values);
  if (tenant.made(name) !== null) return refusal(call, 'conflict');
  const at = operation.read.kind === 'in-answer' ? operation.read.at : null;
  const example = told.reduce(
    (body, { place, value }) =>
      place.in === 'response' ? withValueAt(body, place.at, value) : body,
    described.body,
  );
  const made = {
    others: at === null ? {} : othersIn(resource, valueAt(example, at)),
    key: keyMembers(resource.keyAt, values),
  };
  const outcome = tenant.make(addressed(operation, values), request.body, made);
  if (outcome.kind === 'rejected') throw badRequest(outcome.violations);
  call.applied(outcome);
  const last = told.at(-1);
  const headers = last
    ? withLocation(described.headers, `${request.path}/${encodeURIComponent(last.value)}`)
    : described.headers;
  if (at === null) return { ...described, headers, body: example };
  const one = { settings: outcome.after, ...made };
  const { body: accepts } = operation.success;
  const body = showing(resource, one, { example, at, accepts }, call.leak.view);
  return { ...described, headers, body };
}

async function update({ resource, operation }: Of<'update'>, call: ResourceRequest) {
  const { tenant, request, leak, crossed } = call;
  const one = oneOf(resource, tenant, valuesOf(operation, call));
  if (one === null) return refusal(call, 'not-found');
  requireValid(operation.request(request.body));
  const described = await success({ operation }, call);
  const applied = updateSettings({
    update: addressed(operation, valuesOf(operation, call)),
    tenant,
    leak,
    crossed,
    body: request.body,
  });
  call.applied(applied);
  if (operation.read.kind !== 'in-answer') return described;
  const after = { ...one, settings: applied.after };
  return shown(resource, after, described, { ...operation, at: operation.read.at }, leak);
}

async function read({ resource, operation }: Of<'read'>, call: ResourceRequest) {
  const one = oneOf(resource, call.tenant, valuesOf(operation, call));
  if (one === null) return refusal(call, 'not-found');
  return shown(resource, one, await success({ operation }, call), operation, call.leak);
}

async function remove({ resource, operation }: Of<'remove'>, call: ResourceRequest) {
  const values = valuesOf(operation, call);
  if (oneOf(resource, call.tenant, values) === null) return refusal(call, 'not-found');
  const described = await success({ operation }, call);
  call.tenant.remove(nameOfOne(resource.name, resource.key, values));
  return described;
}

function shown(
  resource: Of<'read'>['resource'],
  one: One,
  described: Answer,
  {
    at,
    success: { body: accepts, constants },
  }: { at: Path } & Pick<Of<'read'>['operation'], 'success'>,
  leak: Leak,
): Answer {
  const example = at.length === 0 ? described.body : { ...membersIn(described.body), ...constants };
  return { ...described, body: showing(resource, one, { example, at, accepts }, leak.view) };
}

/** As the document words it, or else as a problem. */
async function refusal(
  { answerByPrism, request }: ResourceRequest,
  code: 'not-found' | 'conflict',
): Promise<Answer> {
  const problem = createProblem(code);
  try {
    const preferences = { ...request.preferences, code: problem.status };
    return { ...(await answerByPrism({ ...request, preferences })), problem };
  } catch (error) {
    // The document has no such response.
    throw error instanceof ProblemResponse ? new ProblemResponse(problem) : error;
  }
}

function requireValid(violations: Parameters<typeof badRequest>[0]): void {
  if (violations.length > 0) throw badRequest(violations);
}

function valuesOf({ path }: { readonly path: string }, { request }: ResourceRequest): PathValues {
  return matchTemplate(path, request.path) ?? {};
}

/** Chosen by the client where the document lets it, or else the next. */
function keyValue(
  { patch }: CreateOperation,
  place: NewKeyPlace,
  { tenant, request }: ResourceRequest,
): string | number {
  const sent = valueAt(request.body, chosenAt(patch, place));
  if (typeof sent === 'string' || typeof sent === 'number') return sent;
  return newKey(place.schema, tenant.nextNumber());
}

/** Where a request may choose the key. */
function chosenAt(patch: Path, place: NewKeyPlace): Path {
  switch (place.in) {
    case 'request':
      return place.at;
    case 'response':
      return [...patch, ...place.at.slice(-1)];
    case 'location':
      return [...patch, place.name];
  }
}

/** Prism takes the first success of the document; where another one shows what is stored, that is asked for. */
async function success(
  { operation }: Pick<StatefulOperation, 'operation'>,
  { answerByPrism, request }: ResourceRequest,
): Promise<Answer> {
  const { status, body } = operation.success;
  try {
    const described = await answerByPrism(request);
    if (described.status === status || described.status >= 300) return described;
    const preferences = { ...request.preferences, code: status };
    return await answerByPrism({ ...request, preferences });
  } catch (error) {
    const isMissing = error instanceof ProblemResponse && error.problem.code === 'internal-error';
    if (!isMissing) throw error;
    // Of what no example can be made, what is stored is shown alone.
    return body === null ? { status, headers: {}, body: undefined } : jsonAnswer(status, {});
  }
}

function withLocation(headers: Answer['headers'], address: string): Answer['headers'] {
  const name = Object.keys(headers).find(field => field.toLowerCase() === 'location');
  return name === undefined ? headers : { ...headers, [name]: address };
}
