import { isRecord, membersIn } from '../../contract/json-pointer.ts';
import type { SchemaObject } from '../../contract/schema.ts';
import { oncePer } from './once-per.ts';

const types = ['boolean', 'integer', 'number', 'string', 'array', 'object', 'null'] as const;

export type JsonType = (typeof types)[number];

/** What a schema takes, as schemas without `allOf`, `anyOf` and `oneOf`; null alone is left out beside others. */
export const alternativesOf = oncePer((schema: SchemaObject): readonly SchemaObject[] => {
  const { allOf, anyOf, oneOf, ...own } = schema;
  const whole = schemasIn(allOf).reduce(both, own);
  const choices = [...schemasIn(anyOf), ...schemasIn(oneOf)];
  if (choices.length === 0) return schemasIn(allOf).length === 0 ? [whole] : alternativesOf(whole);
  const found = choices.flatMap(choice => alternativesOf(both(whole, choice)));
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
