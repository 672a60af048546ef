import { isRecord } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type Located, resolve, type SchemaObject } from './schema.ts';

/** How many references are followed into each other, of which some contain themselves. */
const deepest = 5;

/** What stands for the last one, of which nothing is known: it is told from a schema that takes anything. */
const unfollowed: SchemaObject = { $comment: 'deeper than references are followed' };

/** Whether a schema, or one that it is composed of, is not known. */
export function isUnfollowed({ $comment }: SchemaObject): boolean {
  return $comment === unfollowed.$comment;
}

/** The schema of a value with all that it refers to inside it, so that it can be read without the document. */
export function inlined(document: OpenApiDocument, at: Located, depth = 0): SchemaObject {
  const { node, pointer } = resolve(document, at);
  return Object.fromEntries(
    Object.entries(node).map(([name, below]) => [name, isData(name) ? below : inner(below)]),
  );

  function inner(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inner);
    if (!isRecord(value)) return value;
    if (typeof value.$ref === 'string')
      return depth < deepest ? inlined(document, { node: value, pointer }, depth + 1) : unfollowed;
    return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, inner(below)]));
  }
}

/** Keywords whose value is data, in which `$ref` is a member like any other. */
function isData(name: string): boolean {
  return /^(const|enum|default|examples?)$/.test(name);
}
