import { isRecord } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type Located, targetOf, within } from './schema.ts';

/**
 * What a member of a document is: an object that OpenAPI or JSON Schema defines, a map of names that
 * the author chose (of which `x-…` may be one), data that means nothing here, or an extension.
 */
export type Position = 'object' | 'names' | 'data' | 'extension';

const maps = new Set([
  ...[
    'properties',
    'patternProperties',
    'dependentSchemas',
    'dependencies',
    '$defs',
    'definitions',
  ],
  ...['schemas', 'parameters', 'requestBodies', 'headers', 'securitySchemes', 'links', 'callbacks'],
  ...['pathItems', 'content', 'encoding', 'variables', 'mapping', 'scopes', 'webhooks'],
  // Of which "default" is one.
  'responses',
]);

const data = new Set(['default', 'const', 'enum', 'example', 'value']);

/** What the member `name` of something at `position` is. */
export function positionOf(name: string, value: unknown, position: Position): Position {
  if (position === 'data' || position === 'extension') return position;
  if (position === 'names') return 'object';
  if (name.startsWith('x-')) return 'extension';
  if (data.has(name)) return 'data';
  // A list of values in a schema, a map of Example Objects elsewhere.
  if (name === 'examples') return Array.isArray(value) ? 'data' : 'names';
  return maps.has(name) && isRecord(value) ? 'names' : 'object';
}

/** An object of the document that OpenAPI or JSON Schema defines, with what is below it. */
type Visit = (at: Located<Readonly<Record<string, unknown>>>) => void;

export interface Walk {
  readonly visit: Visit;
  /** Follows `$ref` into this document. */
  readonly references?: OpenApiDocument;
  /** What the place itself is; an object unless said. */
  readonly position?: Position;
}

/** Visits every object at or below a place once, in the order of the document. */
export function walk(from: Located, { visit, references, position: start = 'object' }: Walk): void {
  const seen = new Set<unknown>();
  // Kept here rather than on the stack, which a document of many levels would exhaust.
  const waiting: { readonly at: Located; readonly position: Position }[] = [
    { at: from, position: start },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, position } = next;
    const { node } = at;
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if (isRecord(node) && position === 'object') {
      visit({ node, pointer: at.pointer });
      const target =
        references !== undefined && typeof node.$ref === 'string'
          ? targetOf(references, node.$ref)
          : null;
      if (target !== null) waiting.push({ at: target, position: 'object' });
    }
    const below = Object.entries(node).map(([name, value]) => ({
      at: within(at, name),
      // The elements of a list are what the list is.
      position: Array.isArray(node) ? position : positionOf(name, value, position),
    }));
    waiting.push(
      ...below
        .filter(member => member.position === 'object' || member.position === 'names')
        .reverse(),
    );
  }
}
