import { parseAnnotation } from './annotations.ts';
import { ContractError } from './contract-error.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { keyword, propertiesOf, resolve, typesOf } from './schema.ts';
import type { ExclusiveShape, GroupShape, SecretShape, Shape, ValueShape } from './shape.ts';

/** The request schema of one place of the settings, the view schema beside it, and where they stand. */
interface Place {
  readonly document: OpenApiDocument;
  readonly patch: unknown;
  readonly view: unknown;
  readonly name: string;
}

/** Reads a settings document's shape from the annotated request schema and the view schema beside it. */
export function readShape(place: Place): GroupShape {
  const shape = read(place);
  if (shape.kind === 'group') return shape;
  throw new ContractError(
    'annotation-invalid',
    place.name,
    'the patch must be an object schema with properties',
  );
}

function read(place: Place): Shape {
  const secret = readSecret(place);
  if (secret !== null) return secret;
  const properties = propertiesOf(place.document, place.patch, place.name);
  if (properties === null) return readValue(place);
  return readExclusive(place, properties) ?? readGroup(place, properties);
}

function readSecret({ document, patch, name }: Place): SecretShape | null {
  const annotation = keyword(document, patch, name, 'x-secret');
  const alias = keyword(document, patch, name, 'x-ms-secret') === true;
  if (annotation === undefined && !alias) return null;
  const secret = { kind: 'secret', patch: resolve(document, patch, name) } as const;
  const { presence } = parseAnnotation('secret', annotation ?? {}, `${name}/x-secret`);
  return presence === undefined ? secret : { ...secret, presence };
}

function readValue(place: Place): ValueShape {
  const { document, patch, view, name } = place;
  return {
    kind: 'value',
    unset: readUnset(place),
    patch: resolve(document, patch, name),
    view: resolve(document, view, name),
  };
}

function readExclusive(
  place: Place,
  properties: Readonly<Record<string, unknown>>,
): ExclusiveShape | null {
  const annotation = keyword(place.document, place.patch, place.name, 'x-exclusive-by');
  if (annotation === undefined) return null;
  const by = parseAnnotation('exclusiveBy', annotation, `${place.name}/x-exclusive-by`);
  requireMember(properties, by, `${place.name}/x-exclusive-by`);
  const branches = Object.keys(properties)
    .filter(name => name !== by)
    .map(name => [name, readShape(child(place, properties, name))] as const);
  return { kind: 'exclusive', by, branches: Object.fromEntries(branches) };
}

function readGroup(place: Place, properties: Readonly<Record<string, unknown>>): GroupShape {
  const shapes = Object.keys(properties).map(
    name => [name, read(child(place, properties, name))] as const,
  );
  const flags = new Set<string>();
  for (const [name, shape] of shapes) {
    if (shape.kind !== 'secret' || shape.presence === undefined) continue;
    requireViewMember(place, shape.presence, `${place.name}/${name}/x-secret/presence`);
    flags.add(shape.presence);
  }
  return {
    kind: 'group',
    members: Object.fromEntries(shapes.filter(([name]) => !flags.has(name))),
    ...readRoles(place, properties),
  };
}

/** The annotations that give a group's members a role. */
function readRoles(
  { document, patch, name }: Place,
  properties: Readonly<Record<string, unknown>>,
): Pick<GroupShape, 'subscription' | 'credential'> {
  const subscription = keyword(document, patch, name, 'x-event-subscription');
  const credential = keyword(document, patch, name, 'x-credential');
  const roles = {
    ...(subscription !== undefined && {
      subscription: parseAnnotation(
        'eventSubscription',
        subscription,
        `${name}/x-event-subscription`,
      ),
    }),
    ...(credential !== undefined && {
      credential: parseAnnotation('credential', credential, `${name}/x-credential`),
    }),
  };
  for (const [role, annotation] of Object.entries(roles)) {
    const at = `${name}/${role === 'credential' ? 'x-credential' : 'x-event-subscription'}`;
    for (const [key, member] of Object.entries(annotation)) {
      if (key !== 'scheme') requireMember(properties, member, `${at}/${key}`);
    }
  }
  return roles;
}

/** A view shows `default` while nothing is stored; without one, null where it may, false for a flag. */
function readUnset({ document, view, name }: Place): unknown {
  const fallback = keyword(document, view, name, 'default');
  if (fallback !== undefined) return fallback;
  const types = typesOf(document, view, name);
  if (types.includes('null')) return null;
  if (types.includes('boolean')) return false;
  throw new ContractError(
    'annotation-invalid',
    name,
    'what shows when nothing is stored is not said; give the view a "default" or let it be null',
  );
}

/** Deeper than any settings document; only a schema that contains itself gets there. */
const deepest = 32;

function child(place: Place, properties: Readonly<Record<string, unknown>>, name: string): Place {
  if (place.name.split('/').length > deepest) {
    throw new ContractError(
      'document-invalid',
      place.name,
      'the schema contains itself; settings must be of finite depth',
    );
  }
  const view = propertiesOf(place.document, place.view, place.name);
  if (view === null || !Object.hasOwn(view, name)) {
    throw new ContractError(
      'annotation-dangling',
      `${place.name}/${name}`,
      'the request has this member but the view has not; add it to the view',
    );
  }
  return {
    document: place.document,
    patch: properties[name],
    view: view[name],
    name: `${place.name}/${name}`,
  };
}

function requireMember(
  properties: Readonly<Record<string, unknown>>,
  member: string,
  place: string,
): void {
  if (Object.hasOwn(properties, member)) return;
  throw new ContractError(
    'annotation-dangling',
    place,
    `it names "${member}", which the schema does not have; name one of ${Object.keys(properties).join(', ')}`,
  );
}

function requireViewMember(place: Place, member: string, at: string): void {
  requireMember(propertiesOf(place.document, place.view, place.name) ?? {}, member, at);
}
