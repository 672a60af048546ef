import { ContractError } from './contract-error.ts';
import { isRecord } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import {
  type Located,
  membersOf,
  onlyAlternative,
  parts,
  possibleParts,
  propertiesOf,
  within,
} from './schema.ts';
import type { Place } from './settings-place.ts';
import {
  annotationsOn,
  refuseAnnotations,
  refuseConditionalAnnotations,
} from './unread-annotations.ts';

/** Refuses what is written in a schema of the settings and could not be read from it. */
export function requireReadable({ document, patch, view }: Place): void {
  for (const schema of view === null ? [patch] : [patch, view]) {
    requireStaticReferences(document, schema);
  }
  if (view !== null) refuseAnnotationsOfView(document, patch, view);
}

/** JSON Schema 2020-12 section 8.2.3.2: where such a reference leads depends on the way to it. */
function requireStaticReferences(document: OpenApiDocument, schema: Located): void {
  for (const part of possibleParts(document, schema)) {
    for (const name of ['$dynamicRef', '$recursiveRef']) {
      if (part.node[name] === undefined) continue;
      throw new ContractError(
        'document-unsupported',
        within(part, name).pointer,
        `settings behind "${name}" are not read; use "$ref"`,
      );
    }
  }
}

/** A schema may serve request and view alike; what the view alone says has no effect. */
function refuseAnnotationsOfView(document: OpenApiDocument, patch: Located, view: Located): void {
  const where = 'stands in the view alone';
  const sent = new Set(possibleParts(document, patch).flatMap(annotationsOn).map(lastToken));
  const unsent = possibleParts(document, view)
    .flatMap(annotationsOn)
    .filter(mark => !sent.has(lastToken(mark)));
  ContractError.throwAll(
    unsent.map(
      ({ pointer }) =>
        new ContractError(
          'annotation-unread',
          pointer,
          `${where}, where it would have no effect; annotate the same property of the request`,
        ),
    ),
  );
  const known = propertiesOf(document, patch) ?? {};
  for (const [name, property] of Object.entries(propertiesOf(document, view) ?? {}))
    if (!Object.hasOwn(known, name)) refuseAnnotations(document, property, where);
}

/** `x-ms-secret` is another word for `x-secret`. */
function lastToken({ pointer }: Located): string {
  return pointer.replace(/^.*\//, '').replace('x-ms-secret', 'x-secret');
}

/** Refuses the members of an object that a request may send but that have no name in `properties`: they would be lost. */
export function requireWholeGroup(
  { document, patch, view }: Place,
  properties: Readonly<Record<string, Located>>,
): void {
  const refuse = (pointer: string, remedy: string) => {
    throw new ContractError('document-unsupported', pointer, remedy);
  };
  for (const schema of view === null ? [patch] : [patch, view])
    refuseConditionalAnnotations(document, schema);
  for (const part of possibleParts(document, patch)) {
    for (const name of ['patternProperties', 'additionalProperties', 'unevaluatedProperties']) {
      const { node, pointer } = within(part, name);
      if (isRecord(node) && Object.keys(node).length > 0)
        refuse(
          pointer,
          'beside "properties" such members would be lost; name them all there, or none and it is a value as a whole',
        );
    }
    for (const conditional of conditionalSchemas(part)) {
      const other = namesIn(document, conditional).find(name => !Object.hasOwn(properties, name));
      if (other !== undefined)
        refuse(
          conditional.pointer,
          `"${other}" stands here alone and would be lost; name it under "properties" of the schema itself too`,
        );
    }
  }
}

/** The schemas that hold for some values only. */
function conditionalSchemas(part: Located<Readonly<Record<string, unknown>>>): Located[] {
  const alternatives = ['anyOf', 'oneOf']
    .filter(name => onlyAlternative(part, name) === null)
    .flatMap(name => elementsIn(within(part, name)));
  const single = ['if', 'then', 'else'].map(name => within(part, name));
  const dependent = membersOf(within(part, 'dependentSchemas')).map(([, schema]) => schema);
  return [...alternatives, ...single, ...dependent].filter(({ node }) => isRecord(node));
}

function elementsIn(list: Located): Located[] {
  return Array.isArray(list.node) ? list.node.map((_, index) => within(list, `${index}`)) : [];
}

/** The names of all properties that a schema and its own conditions have. */
function namesIn(document: OpenApiDocument, schema: Located, seen = new Set<unknown>()): string[] {
  if (seen.has(schema.node)) return [];
  seen.add(schema.node);
  return parts(document, schema).flatMap(part => [
    ...membersOf(within(part, 'properties')).map(([name]) => name),
    ...conditionalSchemas(part).flatMap(next => namesIn(document, next, seen)),
  ]);
}
