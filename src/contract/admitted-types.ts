import { isRecord } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type Located, targetOf, within } from './schema.ts';

const jsonTypes = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const;
/** A type of JSON; an integer is a number. */
export type JsonType = (typeof jsonTypes)[number];

/** The types of the values that a schema admits, as far as it says; null where it says nothing. */
export type AdmittedTypes = ReadonlySet<JsonType> | null;

/** Follows references, `allOf` and alternatives, of which each may add what another leaves out. */
export function admittedTypes(
  document: OpenApiDocument,
  at: Located,
  seen: ReadonlySet<unknown> = new Set(),
): AdmittedTypes {
  const { node } = at;
  // A schema that contains itself says no more the second time.
  if (!isRecord(node) || seen.has(node)) return null;
  const inside = new Set([...seen, node]);
  const below = (next: Located) => admittedTypes(document, next, inside);
  const target = typeof node.$ref === 'string' ? targetOf(document, node.$ref) : null;
  const alternatives = ['anyOf', 'oneOf'].map(name => listAt(at, name));
  return [
    ownTypes(node),
    ...(target === null ? [] : [below(target)]),
    ...listAt(at, 'allOf').map(below),
    ...alternatives.filter(list => list.length > 0).map(list => union(list.map(below))),
  ].reduce(intersection, null);
}

function listAt(at: Located, name: string): Located[] {
  const { node } = within(at, name);
  return Array.isArray(node) ? node.map((_, index) => within(at, name, `${index}`)) : [];
}

function ownTypes({ type, const: only, enum: values }: Readonly<Record<string, unknown>>) {
  const listed = Array.isArray(values) ? values : only === undefined ? null : [only];
  return intersection(namedTypes([type].flat()), listed && new Set(listed.map(typeOf)));
}

/** What is no type at all is for the validator to complain of. */
function namedTypes(names: readonly unknown[]): AdmittedTypes {
  const types = names.map(name =>
    name === 'integer' ? 'number' : jsonTypes.find(is => is === name),
  );
  const known = types.filter(type => type !== undefined);
  return known.length < types.length ? null : new Set(known);
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'boolean' || type === 'number' || type === 'string' ? type : 'object';
}

function union(all: readonly AdmittedTypes[]): AdmittedTypes {
  const known = all.filter(types => types !== null);
  return known.length < all.length ? null : new Set(known.flatMap(types => [...types]));
}

function intersection(one: AdmittedTypes, other: AdmittedTypes): AdmittedTypes {
  if (one === null || other === null) return one ?? other;
  return new Set([...one].filter(type => other.has(type)));
}
