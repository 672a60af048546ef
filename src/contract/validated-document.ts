import { type Position, positionOf } from './document-walk.ts';
import type { OpenApiDocument } from './open-api-document.ts';

/**
 * The document as ajv may see it. It takes `$id` for the name of a schema wherever it stands, in examples
 * too, of which two that show the same one would then be schemas of one name (JSON Schema Core 2020-12
 * section 8.2.1 means schemas alone). What is data, or an extension, says nothing of what is valid but
 * for `const`, `enum` and `default`. Nor does it compile `nullable` without `type`, which says nothing
 * (OpenAPI 3.0.4 section 4.7.24.1) and of which OpenAPI 3.1 knows nothing at all.
 */
export function validatedDocument({
  // OpenAPI's dialect keyword would make ajv look for a meta-schema with $dynamicRef, which it refuses.
  $schema,
  jsonSchemaDialect,
  ...document
}: OpenApiDocument): object {
  return isMistakable(document) ? withoutExamples(document) : document;
}

function isMistakable(root: object): boolean {
  const waiting: unknown[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if ('$id' in node || isVoid('nullable', node)) return true;
    waiting.push(...Object.values(node).filter(value => typeof value === 'object'));
  }
  return false;
}

const told = new Set(['const', 'enum', 'default']);

function withoutExamples(node: object, position: Position = 'object'): object {
  if (Array.isArray(node)) return node.map(one => below(one, position));
  const kept = Object.entries(node).flatMap(([name, value]) => {
    const next = positionOf(name, value, position);
    if (position === 'object' && isVoid(name, node)) return [];
    if (next === 'extension' || (next === 'data' && !told.has(name))) return [];
    return [[name, next === 'data' ? value : below(value, next)]];
  });
  return Object.fromEntries(kept);
}

function isVoid(name: string, node: object): boolean {
  return name === 'nullable' && 'nullable' in node && !('type' in node);
}

function below(value: unknown, position: Position): unknown {
  return typeof value === 'object' && value !== null ? withoutExamples(value, position) : value;
}
