import { isUnfollowed } from '../../contract/inlined.ts';
import { isRecord, membersIn } from '../../contract/json-pointer.ts';
import type { SchemaObject } from '../../contract/schema.ts';
import { oncePer } from './once-per.ts';

const types = ['boolean', 'integer', 'number', 'string', 'array', 'object', 'null'] as const;

export type JsonType = (typeof types)[number];

/** What a schema takes, as schemas without `allOf`, `anyOf` and `oneOf`; null alone is left out beside others. */
export const alternativesOf = oncePer((schema: SchemaObject): readonly SchemaObject[] => {
  const { allOf, anyOf, oneOf, ...own } = schema;
  const whole = schemasIn(allOf).reduce(both, own);
  const choices = [
    ...schemasIn(anyOf).map(choice => both(whole, choice)),
    ...schemasIn(oneOf).map((choice, _, all) =>
      without(both(whole, choice), othersOf(choice, all)),
    ),
  ];
  if (choices.length === 0) return schemasIn(allOf).length === 0 ? [whole] : alternativesOf(whole);
  const found = choices.flatMap(alternativesOf);
  const telling = found.filter(choice => typesOf(choice).some(type => type !== 'null'));
  return telling.length === 0 ? found : telling;
});

/** Both schemas hold: members and requirements of either count, and of what both say the latter. */
function both(one: SchemaObject, other: SchemaObject): SchemaObject {
  return {
    ...one,
    ...other,
    ...((one.properties ?? other.properties) !== undefined && {
      properties: { ...membersIn(one.properties), ...membersIn(other.properties) },
      required: [one.required ?? [], other.required ?? []].flat(2),
    }),
  };
}

/** Whether no value is known that it takes, since the document was not followed as deep as that. */
export const isUnknown: (schema: SchemaObject) => boolean = oncePer((schema: SchemaObject) =>
  alternativesOf(schema).every(one => {
    const required = requiredOf(one);
    const due = propertiesOf(one).flatMap(([name, at]) => (required.includes(name) ? [at] : []));
    const items = bound(one.minItems, 0) > 0 ? schemasIn([one.items]) : [];
    return isUnfollowed(one) || [...due, ...items].some(isUnknown);
  }),
);

/** The members of an object, each with its schema; what is required is one of them, described or not. */
export function propertiesOf(schema: SchemaObject): readonly (readonly [string, SchemaObject])[] {
  const [free = {}] = schemasIn([schema.additionalProperties]);
  const named = {
    ...Object.fromEntries(requiredOf(schema).map(name => [name, free])),
    ...membersIn(schema.properties),
  };
  return Object.entries(named).flatMap(([name, at]) =>
    schemasIn([at]).map(found => [name, found] as const),
  );
}

export function requiredOf({ required }: SchemaObject): readonly string[] {
  return Array.isArray(required) ? required.filter(name => typeof name === 'string') : [];
}

/** What one of several, each a list of what is required and no more, must not have if it is to hold alone. */
function othersOf(choice: SchemaObject, all: readonly SchemaObject[]): readonly string[] {
  const own = requiredOf(choice);
  return all.some(({ properties }) => properties !== undefined)
    ? []
    : all.flatMap(requiredOf).filter(name => !own.includes(name));
}

function without(schema: SchemaObject, names: readonly string[]): SchemaObject {
  const kept = Object.entries(membersIn(schema.properties)).filter(
    ([name]) => !names.includes(name),
  );
  return names.length === 0 ? schema : { ...schema, properties: Object.fromEntries(kept) };
}

export function schemasIn(list: unknown): readonly SchemaObject[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** The type of a value to send; where a schema does not name one, what its keywords are about. */
export function typeOf(schema: SchemaObject): JsonType {
  const [first, ...more] = typesOf(schema);
  return (first === 'null' ? more[0] : first) ?? first ?? 'string';
}

function typesOf(schema: SchemaObject): readonly JsonType[] {
  const named = [schema.type].flat();
  const found = types.filter(type => named.includes(type));
  if (found.length > 0) return found;
  const values = Array.isArray(schema.enum) ? schema.enum : [schema.const];
  const listed = types.filter(type => values.some(value => isOfType(value, type)));
  if (listed.length > 0) return listed;
  const has = (...keywords: readonly string[]) =>
    keywords.some(keyword => Object.hasOwn(schema, keyword));
  if (has('properties', 'additionalProperties', 'minProperties')) return ['object'];
  if (has('items', 'prefixItems', 'minItems')) return ['array'];
  return has('minimum', 'maximum', 'exclusiveMinimum', 'multipleOf') ? ['number'] : ['string'];
}

function isOfType(value: unknown, type: JsonType): boolean {
  if (value === null || Array.isArray(value)) return type === (value === null ? 'null' : 'array');
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

/** Whether null may stand there. */
export function admitsNull(schema: SchemaObject): boolean {
  const { anyOf, oneOf, enum: values, const: constant } = schema;
  const choices = [...schemasIn(anyOf), ...schemasIn(oneOf)];
  if (choices.length > 0) return choices.some(admitsNull);
  if (Array.isArray(values)) return values.includes(null);
  return constant === null || [schema.type].flat().includes('null');
}

/** What the author shows; null says nothing of what else may stand there. */
export function examplesOf({ examples, example }: SchemaObject): readonly unknown[] {
  const shown: readonly unknown[] = Array.isArray(examples) ? examples : [];
  return [...shown, example].filter(value => value !== undefined && value !== null);
}

export function bound(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
