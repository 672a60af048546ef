import { ContractError } from './contract-error.ts';
import { isRecord, parsePointer, valueAt } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';

export type SchemaObject = Readonly<Record<string, unknown>>;

/**
 * Follows `$ref` inside the bundled document. Keywords beside a `$ref` count (JSON Schema 2020-12
 * section 8.2.3.1), so an annotation may stand there.
 */
export function resolve(document: OpenApiDocument, node: unknown, place: string): SchemaObject {
  const seen = new Set<string>();
  let at = node;
  let siblings: SchemaObject = {};
  while (isRecord(at) && typeof at.$ref === 'string') {
    const { $ref, ...rest } = at;
    if (seen.has($ref) || !$ref.startsWith('#')) {
      throw new ContractError(
        'document-invalid',
        place,
        `"$ref: ${$ref}" leads nowhere; point it at a schema of the document`,
      );
    }
    seen.add($ref);
    siblings = { ...rest, ...siblings };
    at = valueAt(document, parsePointer(decodeURIComponent($ref.slice(1))));
  }
  if (!isRecord(at)) {
    throw new ContractError(
      'document-invalid',
      place,
      'there is no schema here; describe the object',
    );
  }
  return { ...at, ...siblings };
}

/** The schema itself and every schema it is composed of, so that annotations and properties are found in any of them. */
function parts(document: OpenApiDocument, node: unknown, place: string): SchemaObject[] {
  const schema = resolve(document, node, place);
  const composed = ['allOf', 'anyOf', 'oneOf'].flatMap(keyword => {
    const list = schema[keyword];
    return Array.isArray(list) ? list : [];
  });
  return [schema, ...composed.flatMap(part => parts(document, part, place))];
}

/** The named properties of an object schema, through `$ref`, `allOf` and a nullable `anyOf`/`oneOf`; null for other types. */
export function propertiesOf(
  document: OpenApiDocument,
  node: unknown,
  place: string,
): Readonly<Record<string, unknown>> | null {
  const found = parts(document, node, place).flatMap(part =>
    isRecord(part.properties) ? [part.properties] : [],
  );
  return found.length === 0 ? null : Object.assign({}, ...found);
}

/** The first value of a keyword or annotation in the schema or what it is composed of. */
export function keyword(
  document: OpenApiDocument,
  node: unknown,
  place: string,
  name: string,
): unknown {
  return parts(document, node, place).find(part => part[name] !== undefined)?.[name];
}

/** Every type the schema admits. */
export function typesOf(
  document: OpenApiDocument,
  node: unknown,
  place: string,
): readonly string[] {
  return parts(document, node, place).flatMap(part => {
    if (typeof part.type === 'string') return [part.type];
    return Array.isArray(part.type) ? part.type.filter(type => typeof type === 'string') : [];
  });
}

/** The property schema at a path of names, or undefined where the schema has no such place. */
export function schemaAt(
  document: OpenApiDocument,
  node: unknown,
  path: readonly string[],
  place: string,
): unknown {
  let at: unknown = node;
  for (const token of path) {
    const properties = propertiesOf(document, at, place);
    if (properties === null || !Object.hasOwn(properties, token)) return undefined;
    at = properties[token];
  }
  return at;
}
