import { ContractError } from './contract-error.ts';
import { escapeToken, isRecord, parsePointer, valueAt } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';

export type SchemaObject = Readonly<Record<string, unknown>>;

/** A node of the document and where it stands. */
export interface Located<Node = unknown> {
  readonly node: Node;
  /** JSON pointer into the document. */
  readonly pointer: string;
}

export function within({ node, pointer }: Located, ...path: readonly string[]): Located {
  const below = path.map(token => `/${escapeToken(token)}`).join('');
  return { node: valueAt(node, path), pointer: `${pointer}${below}` };
}

/** The members of an object, each with its place; none where there is no object. */
export function membersOf(at: Located): readonly (readonly [string, Located])[] {
  return Object.keys(isRecord(at.node) ? at.node : {}).map(name => [name, within(at, name)]);
}

/**
 * The node and whatever its `$ref` leads to, in this order. Keywords beside a `$ref` count (JSON
 * Schema 2020-12 section 8.2.3.1), so that an annotation may stand there.
 */
function referenced(
  document: OpenApiDocument,
  { node, pointer }: Located,
  before: readonly Located<SchemaObject>[] = [],
): readonly Located<SchemaObject>[] {
  // Section 4.3.2: true is a schema that anything follows.
  const schema = node === true ? {} : node;
  if (!isRecord(schema)) {
    throw new ContractError('document-invalid', pointer, 'there is no object here; describe it');
  }
  const found = [...before, { node: schema, pointer }];
  const { $ref } = schema;
  if (typeof $ref !== 'string') return found;
  const target = targetOf(document, $ref);
  if (target !== null && !found.some(known => known.node === target.node))
    return referenced(document, target, found);
  throw new ContractError(
    'document-invalid',
    pointer,
    `"$ref: ${$ref}" leads nowhere; point it at a schema of the document`,
  );
}

/** What a reference into the bundled document leads to, or null. */
export function targetOf(document: unknown, $ref: string): Located | null {
  if (!/^#(\/|$)/.test($ref)) return null;
  try {
    const pointer = decodeURIComponent($ref.slice(1));
    const node = valueAt(document, parsePointer(pointer));
    return node === undefined ? null : { node, pointer };
  } catch {
    // A percent sign that escapes nothing.
    return null;
  }
}

/** The object at the end of `$ref`, with the keywords beside one in place of its own; it stands where it really does. */
export function resolve(document: OpenApiDocument, at: Located): Located<SchemaObject> {
  const chain = referenced(document, at);
  const { $ref, ...node } = Object.assign({}, ...chain.map(part => part.node).reverse());
  return { node, pointer: chain.at(-1)?.pointer ?? at.pointer };
}

/**
 * The schema and every schema that holds wherever it does: behind `$ref`, in `allOf`, and in a
 * nullable `anyOf` or `oneOf`, nearest first. What stands in an alternative holds there alone.
 */
export function parts(document: OpenApiDocument, at: Located): Located<SchemaObject>[] {
  const seen = new Set<SchemaObject>();
  const partsBelow = (here: Located, trail: readonly SchemaObject[]): Located<SchemaObject>[] =>
    referenced(document, here).flatMap(part => {
      if (trail.includes(part.node)) {
        throw new ContractError(
          'document-invalid',
          part.pointer,
          'the schema is composed of itself; take the reference out',
        );
      }
      if (seen.has(part.node)) return [];
      seen.add(part.node);
      const inside = [...trail, part.node];
      return [part, ...composedOf(part).flatMap(next => partsBelow(next, inside))];
    });
  return partsBelow(at, []);
}

function composedOf(part: Located<SchemaObject>): Located[] {
  const all = elementsOf(part, 'allOf');
  const nullable = ['anyOf', 'oneOf'].flatMap(name => onlyAlternative(part, name) ?? []);
  return [...all, ...nullable];
}

/** The one alternative beside null, or null where there is a choice. */
export function onlyAlternative(part: Located<SchemaObject>, keyword: string): Located | null {
  const [first, ...others] = elementsOf(part, keyword).filter(({ node }) => !isNull(node));
  return others.length === 0 ? (first ?? null) : null;
}

function elementsOf(part: Located<SchemaObject>, keyword: string): Located[] {
  const list = part.node[keyword];
  return Array.isArray(list) ? list.map((_, index) => within(part, keyword, `${index}`)) : [];
}

function isNull(schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  const { type, const: only, enum: values } = schema;
  return type === 'null' || only === null || (Array.isArray(values) && String(values) === '');
}

/** The alternatives of each `oneOf` and `anyOf` of a schema that leaves a choice beside null. */
export function choicesOf(document: OpenApiDocument, at: Located): Located[][] {
  return parts(document, at).flatMap(part =>
    ['oneOf', 'anyOf']
      .map(name => elementsOf(part, name).filter(({ node }) => !isNull(node)))
      .filter(alternatives => alternatives.length > 1),
  );
}

/** The same as `parts`, and all that holds in an alternative alone. */
export function possibleParts(document: OpenApiDocument, at: Located): Located<SchemaObject>[] {
  const seen = new Set<SchemaObject>();
  const below = (here: Located): Located<SchemaObject>[] => {
    const found = parts(document, here).filter(({ node }) => !seen.has(node));
    for (const { node } of found) seen.add(node);
    return found.length === 0 ? [] : [...found, ...choicesOf(document, here).flat().flatMap(below)];
  };
  return below(at);
}

type Properties = Readonly<Record<string, Located>>;

/**
 * The named properties of an object schema, those of its alternatives included; null for other types. A
 * property of two parts is both, and one of several alternatives is any of them.
 */
export function propertiesOf(
  document: OpenApiDocument,
  at: Located,
  around: ReadonlySet<unknown> = new Set(),
): Properties | null {
  const own = parts(document, at);
  const inside = new Set([...around, ...own.map(({ node }) => node)]);
  const always = own.flatMap(part => membersOf(within(part, 'properties')));
  const sometimes = choicesOf(document, at).flatMap(alternatives => {
    const each = alternatives.map(alternative =>
      inside.has(alternative.node) ? {} : (propertiesOf(document, alternative, inside) ?? {}),
    );
    const names = new Set(each.flatMap(properties => Object.keys(properties)));
    return [...names].map(name => [name, anyOf(each.map(known => known[name]))] as const);
  });
  const found = [...always, ...sometimes];
  if (found.length === 0) return null;
  const byName = Map.groupBy(found, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, same]) => [name, allOf(same.map(([, property]) => property))]),
  );
}

/** The members that an object has to have, by all that holds wherever its schema does. */
export function requiredNames(document: OpenApiDocument, at: Located): readonly string[] {
  return parts(document, at).flatMap(({ node: { required } }) =>
    Array.isArray(required) ? required.filter(name => typeof name === 'string') : [],
  );
}

/** Schemas that stand nowhere in the document. */
const made = new WeakSet<object>();

function allOf(schemas: readonly Located[]): Located {
  const [first, ...others] = schemas;
  if (first === undefined || others.length > 0) return combined('allOf', schemas, first);
  return first;
}

function anyOf(schemas: readonly (Located | undefined)[]): Located {
  const known = schemas.filter(schema => schema !== undefined);
  const [only, ...others] = known;
  return only === undefined || others.length > 0 ? combined('anyOf', known, only) : only;
}

function combined(
  name: 'allOf' | 'anyOf',
  schemas: readonly Located[],
  first: Located | undefined,
): Located {
  const listed = schemas.map(({ node, pointer }) =>
    isRecord(node) && made.has(node) ? node : { $ref: `#${encodeURI(pointer)}` },
  );
  const node = { [name]: listed };
  made.add(node);
  return { node, pointer: first?.pointer ?? '' };
}

/** The nearest value of a keyword in the schema or what it is composed of. */
export function keyword(document: OpenApiDocument, at: Located, name: string): unknown {
  return parts(document, at).find(({ node }) => node[name] !== undefined)?.node[name];
}

/** An annotation of the schema, of what it is composed of or of an alternative; it stands there once or says the same. */
export function annotation(document: OpenApiDocument, at: Located, name: string): Located | null {
  const [first, ...others] = possibleParts(document, at)
    .map(part => within(part, name))
    .filter(({ node }) => node !== undefined);
  const other = others.find(({ node }) => JSON.stringify(node) !== JSON.stringify(first?.node));
  if (other !== undefined) {
    throw new ContractError(
      'annotation-invalid',
      other.pointer,
      `says something else than ${first?.pointer}, which holds in the same place; leave one of them`,
    );
  }
  return first ?? null;
}

/** The property schema at a path of names, or null where the schema has no such place. */
export function schemaAt(
  document: OpenApiDocument,
  at: Located,
  path: readonly string[],
): Located | null {
  let found = at;
  for (const token of path) {
    const properties = propertiesOf(document, found);
    const property =
      properties !== null && Object.hasOwn(properties, token) ? properties[token] : undefined;
    if (property === undefined) return null;
    found = property;
  }
  return found;
}
