import { admittedTypes } from './admitted-types.ts';
import { ContractError, readEach } from './contract-error.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { readAlternatives } from './read-alternatives.ts';
import { readExclusive } from './read-exclusive.ts';
import { readRoles, requireOneCredential } from './read-roles.ts';
import { readSecret, requirePresence } from './read-secret.ts';
import { readValue } from './read-value.ts';
import { requireReadable, requireWholeGroup } from './readable-schema.ts';
import { type Located, propertiesOf } from './schema.ts';
import { type Meaning, type MemberPlace, memberPlaces, type Place } from './settings-place.ts';
import type { GroupShape, Shape, Subscription } from './shape.ts';

/** The schemas of a settings document: what a request may send, and what a view shows. */
export interface SettingsSchemas {
  readonly document: OpenApiDocument;
  readonly patch: Located;
  /** Null where no answer shows any. */
  readonly view: Located | null;
  readonly meaning: Meaning;
}

/** Reads a settings document's shape from the annotated request schema and the view schema beside it. */
export function readShape(schemas: SettingsSchemas): GroupShape {
  const isDue = schemas.view !== null;
  const shape = readPlace({ ...schemas, isDue, depth: 0, tally: { places: 0 } });
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
  if (properties === null || isMixed(place)) return readValue(place);
  requireWholeGroup(place, properties);
  const members = memberPlaces(place, properties);
  return readExclusive(place, members, readPlace) ?? readGroup(place, members);
}

/** An object here and something else there has no members that could be merged: it is a value as a whole. */
function isMixed({ document, patch }: Place): boolean {
  const types = admittedTypes(document, patch);
  return types !== null && [...types].some(type => type !== 'object' && type !== 'null');
}

function readGroup(place: Place, members: readonly MemberPlace[]): GroupShape {
  const { omitted, nulls } = place.meaning;
  const shapes = readEach(members, ([name, member]) => [name, readPlace(member)] as const);
  const flags = requirePresence(place, shapes);
  const roles = readRoles(place, members);
  const alternatives = readAlternatives(place);
  return {
    kind: 'group',
    members: Object.fromEntries(
      shapes
        .filter(([name]) => !flags.has(name))
        .map(([name, shape]) => [name, asSubscribed(shape, name, roles.subscription)]),
    ),
    omitted,
    nulls: nulls === 'refuse' ? 'refuse' : 'unset',
    isShown: place.view !== null,
    ...(alternatives !== null && { alternatives }),
    ...roles,
  };
}

/** No events go anywhere while nothing is stored, whether or not the view says so. */
function asSubscribed(shape: Shape, name: string, subscription: Subscription | undefined): Shape {
  const isSaid = shape.kind !== 'value' || shape.view === null || shape.unset !== undefined;
  return name !== subscription?.enabled || isSaid ? shape : { ...shape, unset: false };
}
