import { walk } from '../document-walk.ts';
import { isRecord } from '../json-pointer.ts';
import { targetOf } from '../schema.ts';
import type { Moves } from './moves.ts';

type Members = Record<string, unknown>;

/**
 * Turns the keywords that schemas of OpenAPI 2.0 and 3.0 have and those of 3.1 have not into what they
 * mean there, in place. `example` and the formats of files mean in 3.1 what they meant.
 */
export function convertSchemas(document: Members, moves: Moves): void {
  const schemas: { readonly node: Members; readonly pointer: string }[] = [];
  walk(
    { node: document, pointer: '' },
    {
      visit: ({ node, pointer }) => {
        if (typeof node.$ref === 'string') dropAssertions(node);
        if (isOld(node)) schemas.push({ node, pointer });
      },
    },
  );
  // From the inside out: what is around a schema moves it once more.
  for (const { node, pointer } of schemas.reverse()) {
    convertBounds(node);
    if (node.type === 'file') Object.assign(node, { type: 'string', format: 'binary' });
    convertNullable(node, pointer, document, moves);
  }
}

/** What schemas of OpenAPI 2.0 and 3.0 refuse values by. */
const assertions = [
  ...['type', 'format', 'enum', 'not', 'allOf', 'oneOf', 'anyOf', 'multipleOf', 'pattern'],
  ...['maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength'],
  ...['items', 'maxItems', 'minItems', 'uniqueItems'],
  ...['properties', 'additionalProperties', 'required', 'maxProperties', 'minProperties'],
];

/**
 * What stands beside a reference counts in 3.1 alone (OpenAPI 3.0.3 section 4.7.23, "Reference Object").
 * What refuses nothing, such as a description or an annotation of ours, is understood all the same.
 */
function dropAssertions(reference: Members): void {
  for (const name of assertions) delete reference[name];
}

const old = ['nullable', 'x-nullable', 'exclusiveMinimum', 'exclusiveMaximum'];

function isOld(node: Readonly<Members>): boolean {
  return node.type === 'file' || old.some(name => typeof node[name] === 'boolean');
}

/** OpenAPI 3.0.3 section 4.7.24, by JSON Schema Wright 00: a flag that the bound itself is excluded. */
function convertBounds(schema: Members): void {
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue;
    const isExcluded = schema[flag] && schema[bound] !== undefined;
    delete schema[flag];
    if (!isExcluded) continue;
    schema[flag] = schema[bound];
    delete schema[bound];
  }
}

/**
 * OpenAPI 3.0.3 gives `nullable` a meaning beside `type` alone; beside a reference or a composition
 * everybody means the same by it.
 */
function convertNullable(schema: Members, pointer: string, document: Members, moves: Moves): void {
  const { nullable, 'x-nullable': extension } = schema;
  if (typeof nullable === 'boolean') delete schema.nullable;
  if (nullable !== true && (extension !== true || nullable === false)) return;
  const { type, $ref, allOf } = schema;
  if (type !== undefined) {
    schema.type = [...new Set([type, 'null'].flat())];
    return;
  }
  for (const name of ['oneOf', 'anyOf']) {
    const alternatives = schema[name];
    if (Array.isArray(alternatives) && !alternatives.some(isNull))
      alternatives.push({ type: 'null' });
  }
  const isAdmitting = typeof $ref === 'string' && admitsNull(targetOf(document, $ref)?.node);
  if (isAdmitting || schema.oneOf !== undefined || schema.anyOf !== undefined) return;
  for (const [name, composed] of Object.entries({ $ref, allOf })) {
    if (composed === undefined) continue;
    delete schema[name];
    schema.anyOf = [{ [name]: composed }, { type: 'null' }];
    moves.record(pointer, `${pointer}/anyOf/0`);
    return;
  }
}

function isNull(schema: unknown): boolean {
  return isRecord(schema) && schema.type === 'null';
}

function admitsNull(schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  return schema.nullable === true || [schema.type].flat().includes('null');
}
