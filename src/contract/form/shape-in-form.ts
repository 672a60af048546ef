import { isRecord, membersIn, type Path } from '../json-pointer.ts';
import type { SchemaObject } from '../schema.ts';
import type { GroupShape, Shape } from '../shape.ts';
import type { FieldEncoding, FormField } from './form-fields.ts';

/**
 * The shape with schemas of what a form can say: no null, no list without elements, no object without
 * members in style deepObject, and a text wherever a text may stand. The path is where a body has the shape.
 */
export function shapeInForm(
  shape: GroupShape,
  fields: Readonly<Record<string, FormField>>,
  [field]: Path,
): GroupShape {
  if (field !== undefined)
    return fields[field]?.sent.kind === deepObject.kind ? deepGroup(shape) : shape;
  const members = Object.entries(shape.members).map(([name, member]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, placeInForm(member, field?.sent ?? { kind: 'plain' })] as const;
  });
  return { ...shape, members: Object.fromEntries(members) };
}

const deepObject = { kind: 'deep-object' } as const;

function placeInForm(shape: Shape, sent: FieldEncoding): Shape {
  // In JSON all can be said.
  if (sent.kind === 'json') return shape;
  switch (shape.kind) {
    case 'value':
    case 'secret':
      return { ...shape, nulls: 'refuse', patch: sayable(shape.patch, sent) };
    case 'group':
      return {
        ...(sent.kind === 'deep-object' ? deepGroup(shape) : shape),
        nulls: 'refuse',
      };
    case 'exclusive':
      return sent.kind === 'deep-object'
        ? {
            ...shape,
            nulls: 'refuse',
            branches: Object.fromEntries(
              Object.entries(shape.branches).map(([name, branch]) => [name, deepGroup(branch)]),
            ),
          }
        : { ...shape, nulls: 'refuse' };
  }
}

function deepGroup(shape: GroupShape): GroupShape {
  const members = Object.entries(shape.members).map(
    ([name, member]) => [name, placeInForm(member, deepObject)] as const,
  );
  return { ...shape, members: Object.fromEntries(members) };
}

/** The part of a schema that a form has words for, as far as its own keywords tell. */
function sayable(schema: SchemaObject, sent: FieldEncoding): SchemaObject {
  const choices = ['anyOf', 'oneOf'].flatMap(name => {
    const list = schema[name];
    return Array.isArray(list) ? [[name, choicesIn(list.filter(isRecord), sent)] as const] : [];
  });
  const all = Array.isArray(schema.allOf) ? schema.allOf.filter(isRecord) : null;
  return {
    ...schema,
    ...Object.fromEntries(choices),
    ...(all !== null && { allOf: all.map(part => sayableType(part, sent)) }),
    ...(choices.length > 0 || all !== null ? {} : sayableType(asText(schema), sent)),
  };
}

/** A text is read as one wherever it may be, and never as a number beside it. */
function choicesIn(choices: readonly SchemaObject[], sent: FieldEncoding): readonly SchemaObject[] {
  const isText = ({ type }: SchemaObject) => type === 'string';
  const isScalar = ({ type }: SchemaObject) =>
    type === 'number' || type === 'integer' || type === 'boolean';
  const kept = choices.some(isText) ? choices.filter(choice => !isScalar(choice)) : choices;
  return kept.map(choice => sayable(choice, sent));
}

const ofType = ['type', 'enum', 'const', 'properties', 'items', 'additionalProperties'];

/** What says nothing of its type is a text. */
function asText(schema: SchemaObject): SchemaObject {
  return ofType.some(name => Object.hasOwn(schema, name)) ? schema : { ...schema, type: 'string' };
}

function sayableType(schema: SchemaObject, sent: FieldEncoding): SchemaObject {
  const types = [schema.type].flat().filter(type => type !== undefined && type !== 'null');
  const typed = types.includes('string') ? ['string'] : types;
  const isList = typed.includes('array') || schema.items !== undefined;
  const isObject = typed.includes('object') || schema.properties !== undefined;
  return {
    ...schema,
    ...(typed.length > 0 && { type: typed.length === 1 ? typed[0] : typed }),
    ...(isList && {
      items: elementOf(sayable(membersIn(schema.items), sent), sent),
      minItems: Math.max(1, Number(schema.minItems ?? 0)),
    }),
    ...(isObject && sent.kind === 'deep-object' && deepMembers(schema)),
  };
}

/** A text of a list between separators has none of them in it. */
function elementOf(items: SchemaObject, sent: FieldEncoding): SchemaObject {
  const isFree =
    items.type === 'string' && !['enum', 'pattern', 'format'].some(name => name in items);
  return sent.kind === 'separated' && isFree ? { ...items, pattern: `^[^${sent.by}]+$` } : items;
}

function deepMembers(schema: SchemaObject): SchemaObject {
  const properties = Object.entries(membersIn(schema.properties)).map(
    ([name, property]) => [name, sayable(membersIn(property), deepObject)] as const,
  );
  const others = schema.additionalProperties;
  return {
    minProperties: Math.max(1, Number(schema.minProperties ?? 0)),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(others !== false && { additionalProperties: sayable(membersIn(others), deepObject) }),
  };
}
