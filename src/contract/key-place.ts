import type { KeyPlace, NewKeyPlace, SettingsUpdate } from './contract.ts';
import { inlined } from './inlined.ts';
import type { Path } from './json-pointer.ts';
import { membersIn } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { RequestContent, SuccessContent } from './operation-content.ts';
import { nameOfOperation, type OperationPlace } from './operation-place.ts';
import { parseRuntimeExpression } from './runtime-expression.ts';
import {
  keyword,
  type Located,
  membersOf,
  propertiesOf,
  resolve,
  schemaAt,
  within,
} from './schema.ts';

/** What a new resource shows of its key. */
export interface Shown {
  readonly document: OpenApiDocument;
  readonly success: SuccessContent;
  readonly request: RequestContent | null;
  /** Where the success shows the settings. */
  readonly view: Path;
  /** The operations whose paths have the name. */
  readonly users: readonly OperationPlace[];
  readonly resource: string;
}

/**
 * Where the value of a path parameter shows when one is created: where a link of the success says (OpenAPI
 * 3.1 section 4.8.20), or else in a member of the same name, in what is shown or in what was sent, or at
 * the end of `Location`.
 */
export function newKeyPlace(name: string, shown: Shown): NewKeyPlace | null {
  const { document, success, request, view, resource } = shown;
  const linked = linkedPlace(name, shown);
  if (linked !== null) return linked;
  const { schema } = success;
  for (const at of distinct([view, []])) {
    const place = schema && memberNamed(document, schema, at, [name, resource]);
    if (place !== null) return { name, in: 'response', ...place };
  }
  const sent = request && memberNamed(document, request.schema, [], [name, resource]);
  if (sent !== null) return { name, in: 'request', ...sent };
  const headers = membersOf(within(success.response, 'headers')).map(([field]) => field);
  return headers.some(field => field.toLowerCase() === 'location')
    ? { name, in: 'location', schema: { type: 'string' } }
    : null;
}

/** Where an object that shows one of a resource has the values of its key, as far as it has. */
export function keyPlaces(
  document: OpenApiDocument,
  object: Located | null,
  { resource, key }: Pick<SettingsUpdate, 'resource' | 'key'>,
): readonly KeyPlace[] {
  if (object === null) return [];
  return key.flatMap((name, index) => {
    // A name before the last is that of something above, which is shown by its whole name if at all.
    const isOwn = index === key.length - 1;
    const place = memberNamed(document, object, [], [name, isOwn ? resource : null]);
    return place === null ? [] : [{ name, ...place }];
  });
}

function linkedPlace(name: string, { document, success, users }: Shown): NewKeyPlace | null {
  const names = users.flatMap(at => [nameOfOperation(at), operationPointer(at)]);
  for (const [, at] of membersOf(within(success.response, 'links'))) {
    const { operationId, operationRef, parameters } = resolve(document, at).node;
    if (![operationId, operationRef].some(one => names.some(known => known === one))) continue;
    const { [name]: plain, [`path.${name}`]: expression = plain } = membersIn(parameters);
    const parsed = typeof expression === 'string' ? parseRuntimeExpression(expression) : null;
    if (parsed?.source !== 'response' || success.schema === null) continue;
    const schema = schemaAt(document, success.schema, parsed.path);
    if (schema !== null)
      return { name, in: 'response', at: parsed.path, schema: inlined(document, schema) };
  }
  return null;
}

function operationPointer({ operation }: OperationPlace): string {
  return `#${operation.pointer}`;
}

/** The member that means the key: of its name, or of the longest end of it, or `id` with the name of the resource. */
function memberNamed(
  document: OpenApiDocument,
  body: Located,
  at: Path,
  [key, resource]: readonly [key: string, resource: string | null],
): Omit<KeyPlace, 'name'> | null {
  const object = schemaAt(document, body, at);
  const properties = object === null ? {} : (propertiesOf(document, object) ?? {});
  const wanted = bare(key);
  const found = Object.entries(properties)
    .filter(([, schema]) => isScalar(document, schema))
    .map(([name, schema]) => ({
      name,
      schema,
      score: likeness(bare(name), wanted, resource && bare(resource)),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)[0];
  return found === undefined
    ? null
    : { at: [...at, found.name], schema: inlined(document, found.schema) };
}

function likeness(name: string, key: string, resource: string | null): number {
  if (name === key) return 1_000;
  if (resource === null) return 0;
  if (name !== '' && key.endsWith(name)) return 500 + name.length;
  if (name === `${resource}${key}`) return 400;
  return name === 'id' ? 300 : 0;
}

/** Without what tells only the style of a name: `webhook_id`, `webhook-id` and `webhookId` are one. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isScalar(document: OpenApiDocument, schema: Located): boolean {
  const type = keyword(document, schema, 'type');
  const types = Array.isArray(type) ? type : [type];
  return types.some(one => one === 'string' || one === 'integer' || one === 'number');
}

function distinct(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map(path => [path.join('/'), path])).values()];
}
