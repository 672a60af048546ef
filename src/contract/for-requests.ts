import { isRecord } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { targetOf } from './schema.ts';

/** What counts in one direction alone. */
type Direction = 'readOnly' | 'writeOnly';

const known: Readonly<Record<Direction, WeakMap<OpenApiDocument, OpenApiDocument>>> = {
  readOnly: new WeakMap(),
  writeOnly: new WeakMap(),
};

/** The document as it holds for what a client sends. */
export function forRequests(document: OpenApiDocument): OpenApiDocument {
  return withoutDemands(document, 'readOnly');
}

/** The document as it holds for what a server answers. */
export function forResponses(document: OpenApiDocument): OpenApiDocument {
  return withoutDemands(document, 'writeOnly');
}

function withoutDemands(document: OpenApiDocument, direction: Direction): OpenApiDocument {
  const made = known[direction].get(document);
  if (made !== undefined) return made;
  const relaxed = structuredClone(document);
  const result = dropDemands(relaxed, direction) ? relaxed : document;
  known[direction].set(document, result);
  return result;
}

/** Members whose values are data, whatever they look like. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Members whose own members have names of the author's choice. */
const named = new Set(['properties', 'patternProperties', '$defs', 'schemas', '__bundled__']);

/**
 * Takes what is `readOnly`, or `writeOnly`, out of each `required`, in place, and tells whether there was
 * any: of the two directions, `required` then counts for responses, or requests, only (OpenAPI 3.0.4,
 * "Schema Object"). `root` is where references start.
 */
export function dropDemands(root: unknown, direction: Direction): boolean {
  const seen = new Set<unknown>();
  let hasDropped = false;

  function visit(node: unknown, inherited: ReadonlySet<string>): void {
    if (Array.isArray(node)) for (const entry of node) visit(entry, none);
    if (!isRecord(node) || seen.has(node)) return;
    seen.add(node);
    const elsewhere = new Set([...inherited, ...membersOf(root, node, direction)]);
    const { required } = node;
    if (Array.isArray(required) && required.some(name => elsewhere.has(name))) {
      node.required = required.filter(name => !elsewhere.has(name));
      hasDropped = true;
    }
    for (const [key, value] of Object.entries(node)) {
      if (data.has(key) || key.startsWith('x-')) continue;
      // What one part of an `allOf` demands may be a member of another.
      if (key === 'allOf' && Array.isArray(value)) for (const part of value) visit(part, elsewhere);
      else if (!named.has(key) || !isRecord(value)) visit(value, none);
      else for (const member of Object.values(value)) visit(member, none);
    }
  }

  visit(root, none);
  return hasDropped;
}

const none: ReadonlySet<string> = new Set();

/** Names of members of one direction, wherever the parts of a schema that hold together say so. */
function membersOf(root: unknown, schema: unknown, direction: Direction): readonly string[] {
  return parts(root, schema).flatMap(({ properties }) =>
    Object.entries(isRecord(properties) ? properties : {}).flatMap(([name, member]) =>
      parts(root, member).some(part => part[direction] === true) ? [name] : [],
    ),
  );
}

/** A schema, what its `$ref` leads to and what its `allOf` adds, each once. */
function parts(root: unknown, schema: unknown): readonly Record<string, unknown>[] {
  const found = new Set<Record<string, unknown>>();
  const pending = [schema];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (!isRecord(part) || found.has(part)) continue;
    found.add(part);
    const { $ref, allOf } = part;
    if (typeof $ref === 'string') pending.push(targetOf(root, $ref)?.node);
    if (Array.isArray(allOf)) pending.push(...allOf);
  }
  return [...found];
}
