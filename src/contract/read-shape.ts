import { admittedTypes } from './admitted-types.ts';
import { ContractError, readEach } from './contract-error.ts';
import { walk } from './document-walk.ts';
import { inlined } from './inlined.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { readExclusive } from './read-exclusive.ts';
import { readRoles, requireOneCredential } from './read-roles.ts';
import { readSecret, requirePresence } from './read-secret.ts';
import { requireReadable, requireWholeGroup } from './readable-schema.ts';
import { keyword, type Located, propertiesOf, within } from './schema.ts';
import { type MemberPlace, memberPlaces, type Place } from './settings-place.ts';
import type { GroupShape, Shape, ValueShape } from './shape.ts';
import { refuseAnnotationsOn } from './unread-annotations.ts';

/** The schemas of a settings document: what a request may send, and what a view shows. */
export interface SettingsSchemas {
  readonly document: OpenApiDocument;
  readonly patch: Located;
  readonly view: Located;
}

/** Reads a settings document's shape from the annotated request schema and the view schema beside it. */
export function readShape(schemas: SettingsSchemas): GroupShape {
  const shape = readPlace({ ...schemas, depth: 0, tally: { places: 0 } });
  if (shape.kind !== 'group') {
    throw new ContractError(
      'annotation-invalid',
      schemas.patch.pointer,
      'the patch must be an object schema with properties',
    );
  }
  requireOneCredential(shape, schemas.patch.pointer);
  return shape;
}

function readPlace(place: Place): Shape {
  requireReadable(place);
  const secret = readSecret(place);
  if (secret !== null) return secret;
  const properties = propertiesOf(place.document, place.patch);
  if (properties === null) return readValue(place);
  requireWholeGroup(place, properties);
  const members = memberPlaces(place, properties);
  return readExclusive(place, members, readPlace) ?? readGroup(place, members);
}

function readValue(place: Place): ValueShape {
  const { document, patch, view } = place;
  refuseAnnotationsOn(document, patch, 'stands on a schema without properties of its own');
  for (const schema of [patch, view]) requireShown(document, schema);
  return {
    kind: 'value',
    unset: readUnset(place),
    patch: inlined(document, patch),
    view: inlined(document, view),
  };
}

function readGroup(place: Place, members: readonly MemberPlace[]): GroupShape {
  const shapes = readEach(members, ([name, member]) => [name, readPlace(member)] as const);
  const flags = requirePresence(place, shapes);
  return {
    kind: 'group',
    members: Object.fromEntries(shapes.filter(([name]) => !flags.has(name))),
    ...readRoles(place, members),
  };
}

/** A value is shown as a whole, and so must not hold what no answer may show. */
function requireShown(document: OpenApiDocument, schema: Located): void {
  const refuse = (hidden: Located) => {
    throw new ContractError(
      'document-unsupported',
      hidden.pointer,
      'no answer may show what is "writeOnly", and this one is part of a value that the view shows; mark a text that is a member of its own',
    );
  };
  const visit = (part: Located<Readonly<Record<string, unknown>>>) => {
    if (part.node.writeOnly === true) refuse(within(part, 'writeOnly'));
  };
  walk(schema, { visit, references: document });
}

/** A view shows `default` while nothing is stored; without one, null where it may, false for a flag. */
function readUnset({ document, view }: Place): unknown {
  const fallback = keyword(document, view, 'default');
  if (fallback !== undefined) return fallback;
  const types = admittedTypes(document, view);
  if (types === null || types.has('null')) return null;
  if (types.has('boolean')) return false;
  throw new ContractError(
    'annotation-invalid',
    view.pointer,
    'what shows when nothing is stored is not said; give the view a "default" or let it be null',
  );
}
