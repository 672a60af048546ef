import fc from 'fast-check';
import type { SchemaObject } from '../../contract/schema.ts';
import { numberOf } from './number-values.ts';
import {
  alternativesOf,
  bound,
  examplesOf,
  isUnknown,
  propertiesOf,
  requiredOf,
  schemasIn,
  typeOf,
} from './schema-parts.ts';
import { textOf } from './text-values.ts';
import { type UrlBase, unique } from './values.ts';

/** Values of one leaf as its schema describes them, fresh ones where the type has room for that. */
export function leafOf(schema: SchemaObject, urls: UrlBase): fc.Arbitrary<unknown> {
  const all = alternativesOf(schema);
  const known = all.filter(one => !isUnknown(one));
  return fc.oneof(...(known.length > 0 ? known : all).map(one => plainOf(one, urls)));
}

function plainOf(schema: SchemaObject, urls: UrlBase): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) {
    const values = schema.enum.filter(value => value !== null);
    return values.length === 0 ? fc.constant(null) : fc.constantFrom(...values);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  const examples = examplesOf(schema);
  if (examples.length > 0 && isBeyondUs(schema)) return fc.constantFrom(...examples);
  switch (typeOf(schema)) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return numberOf(schema, 1);
    case 'number':
      return numberOf(schema, 0.25);
    case 'array':
      return listOf(schema, urls);
    case 'object':
      return objectOf(schema, urls);
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema, urls);
  }
}

/** Lists are values, replaced whole: of several lengths, none at all included where that is allowed. */
function listOf(schema: SchemaObject, urls: UrlBase): fc.Arbitrary<unknown> {
  const first = schemasIn(schema.prefixItems).map(item => leafOf(item, urls));
  const [items = {}] = schemasIn([schema.items]);
  const minLength = Math.max(0, bound(schema.minItems, 0) - first.length);
  const most = schema.items === false || isUnknown(items) ? minLength : minLength + 3;
  const length = { minLength, maxLength: Math.min(most, bound(schema.maxItems, most)) };
  const rest =
    schema.uniqueItems === true
      ? fc.uniqueArray(leafOf(items, urls), { ...length, selector: item => JSON.stringify(item) })
      : fc.array(leafOf(items, urls), length);
  return fc.tuple(fc.tuple(...first), rest).map(([start, end]) => [...start, ...end]);
}

/** So are objects that name no members, or whose members are the document's alone. */
function objectOf(schema: SchemaObject, urls: UrlBase): fc.Arbitrary<unknown> {
  const required = requiredOf(schema);
  const properties = propertiesOf(schema);
  const named = properties
    .filter(([name, member]) => required.includes(name) || !isUnknown(member))
    .map(([name, member]) => [name, leafOf(member, urls)] as const);
  if (properties.length > 0)
    return fc.record(Object.fromEntries(named), {
      requiredKeys: named.flatMap(([name]) => (required.includes(name) ? [name] : [])),
    });
  const minKeys = bound(schema.minProperties, 0);
  const [free = {}] = schemasIn([schema.additionalProperties]);
  const most = isUnknown(free) ? minKeys : minKeys + 3;
  return fc.dictionary(
    unique.map(text => `key-${text.slice(0, 6)}`),
    leafOf(free, urls),
    { minKeys, maxKeys: Math.min(most, bound(schema.maxProperties, most)) },
  );
}

/** Keywords that no value is made to fit; one of its examples does. */
const beyondUs = [
  'not',
  'if',
  'contains',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'propertyNames',
  'contentEncoding',
];

function isBeyondUs(schema: SchemaObject): boolean {
  return beyondUs.some(keyword => Object.hasOwn(schema, keyword));
}
