import { isRecord } from '../../contract/json-pointer.ts';
import type {
  Alternative,
  ExclusiveShape,
  GroupShape,
  SecretShape,
  Shape,
  ValueShape,
} from '../../contract/shape.ts';

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
  if (sent === null && shape.nulls === 'refuse') return false;
  switch (shape.kind) {
    case 'value':
      putValue(shape, at, sent, leaves);
      return true;
    case 'secret':
      putSecret(shape, at, sent, leaves);
      return true;
    case 'group':
      if (!isRecord(sent)) forget(at, leaves);
      return isRecord(sent)
        ? putMembers(shape, at, sent, leaves) && satisfied(chosen(shape, at, leaves), at, leaves)
        : true;
    case 'exclusive':
      if (!isRecord(sent)) forget(at, leaves);
      return isRecord(sent) ? putBranch(shape, at, sent, leaves) : true;
  }
}

function putValue(
  { nulls, unset, merges }: ValueShape,
  at: string,
  sent: unknown,
  leaves: Map<string, unknown>,
): void {
  if (sent !== null) leaves.set(at, merges ? mergePatch(leaves.get(at), sent) : sent);
  else if (nulls === 'store' && unset !== null) leaves.set(at, null);
  else leaves.delete(at);
}

/** RFC 7396 section 2, in the words of its pseudocode. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}

function putSecret(
  { nulls, shown }: SecretShape,
  at: string,
  sent: unknown,
  leaves: Map<string, unknown>,
): void {
  if (sent === null && nulls === 'unset') leaves.delete(at);
  const isKept = sent === null || (isRecord(shown) && shown.keeps && sent === shown.mask);
  if (!isKept) leaves.set(at, sent);
}

function putMembers(
  shape: GroupShape,
  at: string,
  sent: Readonly<Record<string, unknown>>,
  leaves: Map<string, unknown>,
): boolean {
  return Object.entries(shape.members).every(([name, member]) => {
    const place = below(at, name);
    if (Object.hasOwn(sent, name)) return put(member, place, sent[name], leaves);
    if (shape.omitted === 'reset') reset(member, place, leaves);
    return true;
  });
}

/** What a replacing request leaves out is gone, but for secrets that are kept on purpose. */
function reset(shape: Shape, at: string, leaves: Map<string, unknown>): void {
  switch (shape.kind) {
    case 'value':
      leaves.delete(at);
      return;
    case 'secret':
      if (shape.omitted === 'reset') leaves.delete(at);
      return;
    case 'group':
      for (const [name, member] of Object.entries(shape.members))
        reset(member, below(at, name), leaves);
      return;
    case 'exclusive': {
      const type = leaves.get(below(at, shape.by));
      const branch = typeof type === 'string' ? shape.branches[type] : undefined;
      const members = Object.values(branch?.members ?? {});
      if (!members.some(member => member.kind === 'secret' && member.omitted === 'keep'))
        forget(at, leaves);
    }
  }
}

/** Whatever belongs to alternatives that the values rule out is gone. */
function chosen(shape: GroupShape, at: string, leaves: Map<string, unknown>): GroupShape {
  const { alternatives = [], members } = shape;
  const isPossible = (one: Alternative) =>
    Object.entries(one.when).every(([name, values]) => {
      const value = JSON.stringify(leaves.get(below(at, name)) ?? null);
      return values.some(known => JSON.stringify(known) === value);
    });
  const possible = alternatives.filter(isPossible);
  const names = possible.flatMap(one => one.members);
  for (const name of possible.length === 0 ? [] : Object.keys(members)) {
    if (names.includes(name)) continue;
    leaves.delete(below(at, name));
    forget(below(at, name), leaves);
  }
  return shape;
}

/** An enabled hook has a url. */
function satisfied({ subscription }: GroupShape, at: string, leaves: Leaves): boolean {
  if (subscription === undefined) return true;
  const url = leaves.get(below(at, subscription.url)) ?? null;
  return leaves.get(below(at, subscription.enabled)) !== true || url !== null;
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
  return Object.entries(branch.members).every(([name, member]) => {
    const place = below(below(at, type), name);
    if (Object.hasOwn(given, name) && given[name] !== null) put(member, place, given[name], leaves);
    else if (branch.omitted === 'reset') reset(member, place, leaves);
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
  return at === '' || path.startsWith(at + separator);
}
