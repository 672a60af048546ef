import type {
  CreateOperation,
  DescribedOperation,
  NewKeyPlace,
  Resource,
} from '../../contract/contract.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import { answerInWords } from '../client/answer-in-words.ts';
import type { CreatedResource } from '../client/created-resources.ts';
import { type HttpResponse, isSuccess, type KeyRole } from '../client/exchange.ts';
import type { Patch } from '../generate/patches.ts';
import { type Flags, requestBody } from '../generate/request-body.ts';
import { nameOf } from '../generate/require-values.ts';
import type { Step } from '../observe/step.ts';
import { posted } from './posted.ts';
import { Unobserved } from './refutation.ts';
import type { TestCase } from './test-case.ts';

/** Creates one of a resource, of which nothing but this run knows. */
export async function createOne(
  testCase: TestCase,
  { name, create, remove }: Resource,
  patch: Patch,
  key: KeyRole = 'first',
): Promise<CreatedResource> {
  if (create === undefined)
    throw new Unobserved(`the document names no operation that creates a ${name}`);
  const { target } = testCase.context;
  const body = requestBody(create, patch);
  const { response } = await testCase.send({ ...posted(create, body), key });
  if (!isSuccess(response))
    throw new Unobserved(
      `the target answers ${answerInWords(response)} to ${nameOf(create)}, which would create a ${name} of our own`,
    );
  const values = { ...target.addresses.valuesOf(create, key), ...newKey(create, body, response) };
  const one = { name, key, values, remove };
  target.created.add(one);
  return one;
}

function newKey(create: CreateOperation, body: unknown, response: HttpResponse) {
  const found = create.newKeyAt.map(place => {
    const value = keyAt(place, body, response);
    if (value !== null) return [place.name, value] as const;
    throw new Unobserved(
      `the answer to ${nameOf(create)} does not show "${place.name}" where the document has it (${inWords(place)})`,
    );
  });
  return Object.fromEntries(found);
}

function keyAt(place: NewKeyPlace, body: unknown, { text, headers }: HttpResponse): string | null {
  if (place.in === 'location') return lastSegment(headers.location ?? '');
  const value = valueAt(place.in === 'response' ? withNumbersAsTexts(text) : body, place.at);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function lastSegment(location: string): string | null {
  const [path = ''] = location.split(/[?#]/);
  const segment = path.split('/').findLast(part => part !== '');
  if (segment === undefined) return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** A parsed number loses the digits beyond 2^53 (RFC 8259 section 6), which an id may have. */
function withNumbersAsTexts(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown, context?: { readonly source?: string }) =>
      typeof value === 'number' ? (context?.source ?? value) : value,
    );
  } catch {
    return undefined;
  }
}

function inWords(place: NewKeyPlace): string {
  if (place.in === 'location') return 'at the end of Location';
  return `at /${place.at.join('/')} of the ${place.in}`;
}

/** Shows one, whatever became of it. */
export function readOne(
  testCase: TestCase,
  { read }: Resource,
  one: CreatedResource,
): Promise<Step> {
  if (read === undefined) throw new Unobserved('the document names no operation that reads one');
  return sendTo(testCase, read, one);
}

/** Deletes what this run created, and nothing else. */
export async function removeOne(testCase: TestCase, one: CreatedResource): Promise<Step> {
  if (one.remove === undefined)
    throw new Unobserved('the document names no operation that deletes one');
  const step = await sendTo(testCase, one.remove, one);
  if (isSuccess(step.response)) testCase.context.target.created.removed(one);
  return step;
}

function sendTo(
  testCase: TestCase,
  { method, path, authentication }: DescribedOperation,
  { key, values }: CreatedResource,
): Promise<Step> {
  const request = {
    method: method.toUpperCase(),
    path,
    values,
    base: 'target',
    key,
    authentication,
    headers: {},
  } as const;
  return testCase.send(request);
}

/** What a read shows of one; undefined where it shows none. */
export async function viewOfOne(
  testCase: TestCase,
  resource: Resource,
  one: CreatedResource,
): Promise<unknown> {
  const { response, request } = await readOne(testCase, resource, one);
  const view = isSuccess(response) ? valueAt(response.json, resource.read?.at ?? []) : undefined;
  testCase.context.shown.add(view, `an answer to ${request.method} of another ${resource.name}`);
  return view;
}

/** Updates one, whatever becomes of it. */
export function updateOne(
  testCase: TestCase,
  { key, values }: CreatedResource,
  patch: Patch,
  flags: Flags,
): Promise<Step> {
  const { update } = testCase.context;
  return testCase.send({ ...posted(update, requestBody(update, patch, flags)), key, values });
}

/** Whether the list shows it; what is on another page is not looked for. */
export async function isListed(
  testCase: TestCase,
  { list, key }: Resource,
  one: CreatedResource,
): Promise<boolean> {
  if (list === undefined) return false;
  const { response } = await sendTo(testCase, list, one);
  const all = valueAt(response.json, list.at);
  if (!isSuccess(response) || !Array.isArray(all)) return false;
  const told = list.keyAt.filter(({ name }) => key.includes(name));
  return (
    told.length > 0 &&
    all.some(each => told.every(({ name, at }) => `${valueAt(each, at)}` === one.values[name]))
  );
}
