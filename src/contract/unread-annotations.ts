import { ContractError } from './contract-error.ts';
import { type Position, positionOf, walk } from './document-walk.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type Located, membersOf, possibleParts, propertiesOf, within } from './schema.ts';

/** The annotations of schemas. Where one of them has no effect, its author would never know. */
const vocabulary = [
  'x-secret',
  'x-ms-secret',
  'x-exclusive-by',
  'x-event-subscription',
  'x-credential',
] as const;

/** The annotations that stand on this object itself. */
export function annotationsOn(at: Located): Located[] {
  return vocabulary
    .map(name => within(at, name))
    .filter(({ node }, index) =>
      vocabulary[index] === 'x-ms-secret' ? node === true : node !== undefined,
    );
}

/** Every annotation at or below a place. */
export function annotationsBelow(
  document: OpenApiDocument,
  at: Located,
  position: Position = 'object',
): readonly Located[] {
  const found: Located[] = [];
  const visit = (object: Located) => void found.push(...annotationsOn(object));
  walk(at, { visit, references: document, position });
  return found;
}

/** Refuses every annotation at or below a place; `where` says what keeps it from being read. */
export function refuseAnnotations(
  document: OpenApiDocument,
  at: Located,
  where: string,
  position: Position = 'object',
): void {
  const found = annotationsBelow(document, at, position);
  ContractError.throwAll(found.map(({ pointer }) => unread(pointer, where)));
}

/** The same of the annotations that stand on a schema, but of none below it. */
export function refuseAnnotationsOn(
  document: OpenApiDocument,
  at: Located,
  where: string,
  except: RegExp | null = null,
): void {
  const found = possibleParts(document, at)
    .flatMap(annotationsOn)
    .filter(({ pointer }) => except === null || !except.test(pointer));
  ContractError.throwAll(found.map(({ pointer }) => unread(pointer, where)));
}

function unread(pointer: string, where: string): ContractError {
  return new ContractError(
    'annotation-unread',
    pointer,
    `${where}, where it would have no effect; annotate a property of the patch itself`,
  );
}

/** What is read of a schema in other ways, or stands there for references alone. */
const read = new Set(['properties', 'allOf', 'anyOf', 'oneOf', '$defs', 'definitions', '$ref']);

/** Refuses the annotations below keywords whose schemas hold for some values only, or for parts of one that have no name. */
export function refuseConditionalAnnotations(document: OpenApiDocument, at: Located): void {
  for (const part of possibleParts(document, at)) {
    for (const [name, member] of membersOf(part)) {
      if (read.has(name)) continue;
      const position = positionOf(name, member.node, 'object');
      refuseAnnotations(document, member, `stands below "${name}"`, position);
    }
  }
}

/** Refuses annotations on the way from a body to the settings in it, and beside that way. */
export function refuseAnnotationsBeside(
  document: OpenApiDocument,
  body: Located,
  path: readonly string[],
  where: string,
): void {
  let at: Located | undefined = body;
  for (const step of path) {
    if (at === undefined) return;
    refuseAnnotationsOn(document, at, where);
    refuseConditionalAnnotations(document, at);
    const properties: Readonly<Record<string, Located>> = propertiesOf(document, at) ?? {};
    for (const [name, property] of Object.entries(properties)) {
      if (name !== step) refuseAnnotations(document, property, where);
    }
    at = properties[step];
  }
}
