import { type Annotations, parseAnnotation } from './annotations.ts';
import type { Resource, SettingsUpdate } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { describedOperation, type Reading } from './described-operation.ts';
import { keyPlaces } from './key-place.ts';
import { type NamedOperation, type OperationPlace, operationNamed } from './operation-place.ts';
import { readCreate } from './read-create.ts';
import { readList } from './read-list.ts';
import type { PlacedUpdate } from './read-settings-update.ts';
import { readingOf, readOperation } from './read-view.ts';
import { type Located, propertiesOf, within } from './schema.ts';
import { unitedShape } from './united-shape.ts';

/** The updates of one resource, with what their annotations say of its life. */
interface Members {
  readonly updates: readonly PlacedUpdate[];
  readonly first: PlacedUpdate;
}

/** Reads what the updates are about: operations that share a resource share its key and the meaning of its members. */
export function readResources(
  reading: Reading,
  updates: readonly PlacedUpdate[],
): readonly Resource[] {
  const byName = Map.groupBy(updates, ({ update }) => update.resource);
  return [...byName.values()].flatMap(members => {
    const [first] = members;
    return first === undefined ? [] : [readResource(reading, { updates: members, first })];
  });
}

function readResource(reading: Reading, { updates, first }: Members): Resource {
  const { resource: name, key } = first.update;
  for (const { update, at } of updates) {
    if (update.key.join() === key.join()) continue;
    throw new ContractError(
      'document-unsupported',
      markOf(at, 'resource').pointer,
      `"${name}" has the key ${told(update.key)} here and ${told(key)} in ${operationOf(first)}; give both the same, or name another resource`,
    );
  }
  const create = lifeOperation(updates, 'create');
  const remove = lifeOperation(updates, 'delete');
  const list = lifeOperation(updates, 'list');
  const creation =
    create && readCreate(reading, operationNamed(reading.document, create), first, create.pointer);
  const shapes = updates.map(one => ({ shape: one.update.shape, operation: operationOf(one) }));
  const shape = unitedShape(
    creation ? [...shapes, { shape: creation.shape, operation: creation.operationId }] : shapes,
    markOf(first.at, 'resource').pointer,
  );
  const read = shownBy(reading, updates);
  return {
    name,
    key,
    shape,
    keyAt: keyPlaces(reading.document, first.view, first.update),
    ...(creation && { create: { ...creation, settings: shape } }),
    ...(read && { read }),
    ...(list && {
      list: readList(reading, operationNamed(reading.document, list), first, list),
    }),
    ...(remove && {
      remove: describedOperation(reading, operationNamed(reading.document, remove)),
    }),
  };
}

/** The operation that a view names, or the GET of the same path where it shows what the update answers. */
function shownBy(reading: Reading, updates: readonly PlacedUpdate[]): Resource['read'] | null {
  for (const { update } of updates)
    if (update.read.kind === 'by-operation') return update.read.operation;
  for (const { update, at } of updates) {
    const get = readingOf(reading, at);
    if (get === null || update.read.kind !== 'in-answer') continue;
    for (const path of [update.read.at, []]) {
      const found = shows(reading, get, path, update);
      if (found !== null) return found;
    }
  }
  return null;
}

function shows(
  reading: Reading,
  get: OperationPlace,
  path: readonly string[],
  { shape }: SettingsUpdate,
): Resource['read'] | null {
  const read = readOperation(reading, get, path);
  if (read === null) return null;
  const properties = propertiesOf(reading.document, read.schema) ?? {};
  const has = Object.keys(shape.members).some(name => Object.hasOwn(properties, name));
  return has ? read.operation : null;
}

function lifeOperation(
  updates: readonly PlacedUpdate[],
  role: 'create' | 'delete' | 'list',
): NamedOperation | null {
  const named = updates.flatMap(({ at }) => {
    const { node, pointer } = markOf(at, role);
    if (node === undefined) return [];
    const said = annotationAt(at)[role];
    if (said === undefined) return [];
    return [typeof said === 'string' ? { operationId: said, pointer } : { ...said, pointer }];
  });
  const [first, ...others] = named;
  const other = others.find(({ operationId }) => operationId !== first?.operationId);
  if (first === undefined || other === undefined) return first ?? null;
  throw new ContractError(
    'annotation-dangling',
    other.pointer,
    `here ${role} is ${other.operationId} and elsewhere ${first.operationId}, of one resource; leave one of them`,
  );
}

function annotationAt(at: OperationPlace): Annotations['settingsUpdate'] {
  const mark = within(at.operation, 'x-settings-update');
  return parseAnnotation('settingsUpdate', mark.node, mark.pointer);
}

function markOf({ operation }: OperationPlace, member: string): Located {
  return within(operation, 'x-settings-update', member);
}

function operationOf({ at: { method, path } }: PlacedUpdate): string {
  return `${method.toUpperCase()} ${path}`;
}

function told(key: readonly string[]): string {
  return key.length === 0 ? 'nothing' : key.map(name => `"${name}"`).join(' and ');
}
