import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type Authentication, credentialFor } from '../../src/contract/authentication.ts';
import type {
  CreateOperation,
  DescribedOperation,
  Resource,
  SettingsUpdate,
} from '../../src/contract/contract.ts';
import { ContractError } from '../../src/contract/contract-error.ts';
import { isRecord, membersIn, parsePointer, valueAt } from '../../src/contract/json-pointer.ts';
import { expandTemplate } from '../../src/contract/path-template.ts';
import type { SchemaObject } from '../../src/contract/schema.ts';
import { carried } from '../../src/contract/security-scheme.ts';
import type { GroupShape } from '../../src/contract/shape.ts';
import { leafOf } from '../../src/verify/generate/leaf-values.ts';
import { completeMembers, type Patch } from '../../src/verify/generate/patches.ts';
import { requestBody } from '../../src/verify/generate/request-body.ts';

/** A resource with all of a life, and one of its updates. */
export interface WholeResource {
  readonly resource: Resource;
  readonly create: CreateOperation;
  readonly read: NonNullable<Resource['read']>;
  readonly remove: NonNullable<Resource['remove']>;
  readonly update: SettingsUpdate;
}

export type Life =
  | { readonly kind: 'right' }
  /** It came and went rightly, and no answer has a place for what was sent but its key. */
  | { readonly kind: 'unseen' }
  /** An answer is another than the document and what was sent before make it. */
  | { readonly kind: 'wrong'; readonly why: string }
  /** It could not be looked at, and says nothing of the mock. */
  | { readonly kind: 'untried'; readonly why: string };

const wrong = (why: string): Life => ({ kind: 'wrong', why });
const untried = (why: string): Life => ({ kind: 'untried', why });
/** As much as the mock takes (CONTRACT.md, "100 kB"). */
const mostBytes = 102_400;
const urls = ['https://hooks.example.com'];

/** create → read → update → read → delete → read, on a server that is listening. */
export async function live(url: string, whole: WholeResource): Promise<Life> {
  try {
    return await lived(url, whole);
  } catch (error) {
    // Schemas are compiled when the first body is held to them.
    if (error instanceof ContractError) return untried(error.message);
    throw error;
  }
}

async function lived(url: string, whole: WholeResource): Promise<Life> {
  const { resource, create, read, update, remove } = whole;
  const first = validBody(create, 1);
  const second = validBody(update, 2);
  if (first === null || second === null)
    return untried('no body could be made that the document takes');
  const inPath = create.parameters.filter(parameter => parameter.in === 'path');
  const above = Object.fromEntries(
    inPath.map(({ name, schema, example = sampleOf(schema) }) => [name, String(example)]),
  );
  const made = await send(url, create, above, first.body);
  if (made.status !== create.success.status) return wrong(`create answers ${made.status}`);
  const told = create.newKeyAt.map(place => {
    const value =
      place.in === 'location'
        ? made.location?.split('/').at(-1)
        : valueAt(place.in === 'response' ? made.body : first.body, place.at);
    return [place.name, String(value)] as const;
  });
  const values = { ...above, ...Object.fromEntries(told) };
  const shown = async () => valueAt((await send(url, read, values)).body, read.at);
  // Which one it is, the address says, whatever a body does.
  const key = resource.keyAt.flatMap(({ at }) => at);
  const withoutKey = (patch: Patch) =>
    Object.fromEntries(Object.entries(patch).filter(([name]) => !key.includes(name)));
  const created = differing(create.shape, withoutKey(first.patch), await shown());
  if (created !== null) return wrong(`a read after create shows another ${created}`);
  const updated = await send(url, update, values, second.body);
  if (updated.status !== update.success.status) return wrong(`update answers ${updated.status}`);
  const changed = differing(update.shape, withoutKey(second.patch), await shown());
  if (changed !== null) return wrong(`a read after update shows another ${changed}`);
  const removed = await send(url, remove, values);
  if (removed.status !== remove.success.status) return wrong(`delete answers ${removed.status}`);
  const gone = await send(url, read, values);
  if (gone.status < 400 || gone.status >= 500)
    return wrong(`a read after delete answers ${gone.status}`);
  const isRight =
    isSeen(create.shape, withoutKey(first.patch)) || isSeen(update.shape, withoutKey(second.patch));
  return { kind: isRight ? 'right' : 'unseen' };
}

/** A body that is valid by the document: one that it shows, or else one that is made of its schema. */
function validBody(
  operation: SettingsUpdate,
  seed: number,
): { readonly patch: Patch; readonly body: unknown } | null {
  for (const body of bodies(operation, seed)) {
    if (JSON.stringify(body).length > mostBytes) continue;
    if (operation.request(body).length > 0 || operation.form?.write(body) === null) continue;
    return { patch: membersIn(valueAt(body, operation.patch)), body };
  }
  return null;
}

/** Of all members, of those that have to be there, and of these with each other one; each is made when it is asked for. */
function* bodies(operation: SettingsUpdate, seed: number): Generator<unknown> {
  const { shape, examples } = operation;
  yield* Object.values(examples);
  const names = Object.keys(shape.members);
  const missing = missingIn(operation);
  const due = names.filter(name => missing.includes(name));
  const others = names.filter(name => !due.includes(name));
  for (const some of [names, ...others.map(name => [...due, name]), due]) {
    const arbitrary = completeMembers(shape, some, urls);
    for (const patch of fc.sample(arbitrary, { numRuns: some === names ? 5 : 1, seed }))
      yield requestBody(operation, patch);
  }
}

/** The members of the settings that a request has to have. */
function missingIn(operation: SettingsUpdate): readonly string[] {
  const { patch } = operation;
  return operation.request(requestBody(operation, {})).flatMap(({ code, pointer }) => {
    const at = parsePointer(decodeURIComponent(pointer.slice(1)));
    return code === 'missing-member' && at.length === patch.length + 1 ? at.slice(-1) : [];
  });
}

/** A member that was sent and shows as something else; what no answer shows says nothing. */
function differing({ members }: GroupShape, sent: Patch, shown: unknown): string | null {
  if (!isRecord(shown)) return 'thing, or none';
  for (const [name, value] of Object.entries(sent)) {
    const member = members[name];
    if (member?.kind === 'group' && isRecord(value)) {
      const below = member.isShown ? differing(member, value, shown[name]) : null;
      if (below !== null) return `${name}.${below}`;
    }
    if (member?.kind !== 'value' || member.view === null) continue;
    if (!isSame(shown[name], value)) return name;
  }
  return null;
}

/** Whether an answer has a place for any of what was sent. */
function isSeen({ members }: GroupShape, sent: Patch): boolean {
  return Object.entries(sent).some(([name, value]) => {
    const member = members[name];
    return member?.kind === 'group'
      ? member.isShown && isRecord(value) && isSeen(member, value)
      : member?.kind === 'value' && member.view !== null;
  });
}

/** As JSON, in which an object has no prototype. */
function isSame(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map(value => JSON.parse(JSON.stringify(value ?? null)));
  return isDeepStrictEqual(a, b);
}

type Operation = DescribedOperation & Partial<Pick<SettingsUpdate, 'mediaType' | 'form'>>;

async function send(
  url: string,
  { method, path, authentication, parameters, mediaType, form }: Operation,
  values: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: unknown; readonly location: string | null }> {
  const address = new URL(url + expandTemplate(path, values).replace(/#.*/, ''));
  const headers = new Map(
    body === undefined ? [] : [['Content-Type', mediaType ?? 'application/json']],
  );
  for (const { name, in: place, schema, example = sampleOf(schema) } of parameters) {
    if (place === 'query') address.searchParams.set(name, String(example));
    if (place === 'header') headers.set(name, String(example));
  }
  authorize(authentication, address, headers);
  const response = await fetch(address, {
    method: method.toUpperCase(),
    headers: Object.fromEntries(headers),
    redirect: 'manual',
    ...(body !== undefined && { body: form?.write(body) ?? JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: parsed(text),
    location: response.headers.get('location'),
  };
}

/** By the first alternative, as the mock's demo tenant. */
function authorize(
  { alternatives: [first] }: Authentication,
  address: URL,
  headers: Map<string, string>,
): void {
  for (const scheme of first ?? []) {
    const demo = { apiKey: 'demo', bearer: 'demo', basic: 'demo:demo' };
    const { in: place, name, value } = carried(scheme, credentialFor(scheme, demo) ?? '');
    if (place === 'query') address.searchParams.set(name, value);
    else if (place === 'cookie') headers.set('Cookie', `${name}=${value}`);
    else headers.set(name, value);
  }
}

function sampleOf(schema: SchemaObject): unknown {
  return fc.sample(leafOf(schema, urls), { numRuns: 1, seed: 1 })[0];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
