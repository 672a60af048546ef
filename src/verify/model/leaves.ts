import { isRecord } from '../../contract/json-pointer.ts';
import type { ExclusiveShape, GroupShape, Shape } from '../../contract/shape.ts';

/**
 * The verifier's own idea of stored settings, unlike any server's on purpose: a flat map from the path
 * of a leaf, its names in one text, to its value. What is unset is not in it.
 */
export type Leaves = ReadonlyMap<string, unknown>;

/** The leaves after an update, or null when the contract refuses it. The patch follows the schema. */
export function afterUpdate(
  shape: GroupShape,
  before: Leaves,
  patch: Readonly<Record<string, unknown>>,
): Leaves | null {
  const leaves = new Map(before);
  return put(shape, '', patch, leaves) ? leaves : null;
}

/** Writes what was sent; false when the result may not be. */
function put(shape: Shape, at: string, sent: unknown, leaves: Map<string, unknown>): boolean {
  switch (shape.kind) {
    case 'value':
      if (sent === null) leaves.delete(at);
      else leaves.set(at, sent);
      return true;
    case 'secret':
      if (sent !== null) leaves.set(at, sent);
      return true;
    case 'group':
      return isRecord(sent)
        ? putMembers(shape, at, sent, leaves) && satisfied(shape, at, leaves)
        : true;
    case 'exclusive':
      return isRecord(sent) ? putBranch(shape, at, sent, leaves) : true;
  }
}

function putMembers(
  shape: GroupShape,
  at: string,
  sent: Readonly<Record<string, unknown>>,
  leaves: Map<string, unknown>,
): boolean {
  return Object.entries(shape.members).every(
    ([name, member]) =>
      !Object.hasOwn(sent, name) || put(member, below(at, name), sent[name], leaves),
  );
}

/** An enabled hook has a url. */
function satisfied({ subscription }: GroupShape, at: string, leaves: Leaves): boolean {
  if (subscription === undefined) return true;
  return (
    leaves.get(below(at, subscription.enabled)) !== true || leaves.has(below(at, subscription.url))
  );
}

/** Another type forgets everything of the former one; the type that is left is whole. */
function putBranch(
  shape: ExclusiveShape,
  at: string,
  sent: Readonly<Record<string, unknown>>,
  leaves: Map<string, unknown>,
): boolean {
  const type = sent[shape.by];
  const others = Object.keys(shape.branches).filter(name => name !== type);
  if (others.some(name => isRecord(sent[name]) && filled(shape.branches[name], sent[name])))
    return false;
  if (leaves.get(below(at, shape.by)) !== type) forget(at, leaves);
  const branch = typeof type === 'string' ? shape.branches[type] : undefined;
  if (typeof type !== 'string' || branch === undefined) return true;
  leaves.set(below(at, shape.by), type);
  const given = isRecord(sent[type]) ? sent[type] : {};
  return Object.keys(branch.members).every(name => {
    const place = below(below(at, type), name);
    if (Object.hasOwn(given, name) && given[name] !== null) leaves.set(place, given[name]);
    return leaves.has(place);
  });
}

function filled(branch: GroupShape | undefined, sent: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(branch?.members ?? {}).some(
    name => Object.hasOwn(sent, name) && sent[name] !== null,
  );
}

function forget(at: string, leaves: Map<string, unknown>): void {
  for (const path of [...leaves.keys()]) if (isBelow(path, at)) leaves.delete(path);
}

/** The leaves of one settings key alone. */
export function leavesOf(leaves: Leaves, key: string): Leaves {
  return new Map([...leaves].filter(([path]) => path === key || isBelow(path, key)));
}

/** A name may hold anything that is typed, dots included. */
const separator = '\u0000';

export function below(at: string, name: string): string {
  return at === '' ? name : at + separator + name;
}

export function namesOf(path: string): string[] {
  return path.split(separator);
}

function isBelow(path: string, at: string): boolean {
  return path.startsWith(at + separator);
}
