import type { Path } from '../contract/json-pointer.ts';
import { isRecord, membersIn, toFragment } from '../contract/json-pointer.ts';
import type {
  ExclusiveShape,
  GroupShape,
  SecretShape,
  Shape,
  ValueShape,
} from '../contract/shape.ts';
import { branchNamed } from '../contract/shapes-below.ts';
import type { Violation } from '../contract/violation.ts';
import { withoutOthers } from './alternatives.ts';
import { mergePatch } from './merge-patch.ts';
import { resetMembers } from './reset.ts';
import { Secret } from './secret.ts';
import {
  activeBranch,
  initial,
  initialSettings,
  isSettings,
  memberOf,
  type Settings,
  type Stored,
  toStored,
} from './settings.ts';

/**
 * RFC 7396 in spirit: what a patch leaves out is untouched, unless the request replaces. What null
 * means is the document's: what a view shows as null, or that something is removed.
 */
export interface Merge {
  /** Where in the request body the patch stands. */
  readonly path: Path;
  /** Collects every place that the settings refuse. */
  readonly violations: Violation[];
}

export function merge(shape: Shape, stored: Stored, patch: unknown, at: Merge): Stored {
  if (patch === null && shape.nulls === 'refuse') {
    refuse(at, [], 'null-refused', 'null says nothing here; leave it out or send a value');
    return stored;
  }
  switch (shape.kind) {
    case 'value':
      return mergeValue(shape, stored, patch);
    case 'secret':
      return mergeSecret(shape, stored, patch);
    case 'group':
      return patch === null
        ? initialSettings(shape)
        : mergeGroup(shape, isSettings(stored) ? stored : initialSettings(shape), patch, at);
    case 'exclusive':
      return mergeExclusive(shape, stored, patch, at);
  }
}

function mergeValue(shape: ValueShape, stored: Stored, patch: unknown): Stored {
  if (patch === null) return shape.nulls === 'store' ? null : initial(shape);
  return shape.merges ? mergePatch(stored, patch) : toStored(patch);
}

function mergeSecret({ shown, nulls, form }: SecretShape, stored: Stored, patch: unknown): Stored {
  if (patch === null) return nulls === 'keep' ? stored : null;
  if (isRecord(shown) && shown.keeps && patch === shown.mask) return stored;
  return new Secret(form === 'text' ? String(patch) : JSON.stringify(patch));
}

export function mergeGroup(
  shape: GroupShape,
  stored: Settings,
  patch: unknown,
  at: Merge,
): Settings {
  const merged = withoutOthers(shape, mergeMembers(shape, stored, patch, at));
  const { subscription } = shape;
  if (
    subscription !== undefined &&
    merged[subscription.enabled] === true &&
    merged[subscription.url] === null
  ) {
    refuse(
      at,
      [subscription.url],
      'enabled-hook-needs-url',
      'an enabled hook needs a url; send one or disable the hook',
    );
  }
  return merged;
}

/** What only other operations of the resource send stays as it is stored. */
function mergeMembers(shape: GroupShape, stored: Settings, patch: unknown, at: Merge): Settings {
  const left = shape.omitted === 'reset' ? resetMembers(shape, stored) : stored;
  const members = Object.entries(shape.members).map(([name, member]): [string, Stored] => {
    if (!isRecord(patch) || !Object.hasOwn(patch, name))
      return [name, memberOf(left, name, member)];
    const below = { ...at, path: [...at.path, name] };
    return [name, merge(member, memberOf(stored, name, member), patch[name], below)];
  });
  const merged = Object.fromEntries(members);
  const isAll = Object.keys(stored).every(name => Object.hasOwn(shape.members, name));
  return isAll ? merged : { ...stored, ...merged };
}

function mergeExclusive(shape: ExclusiveShape, stored: Stored, patch: unknown, at: Merge): Stored {
  const sent = membersIn(patch);
  const named = branchNamed(shape, sent[shape.by]);
  if (named === null) return { [shape.by]: null };
  const [name, branch] = named;
  const active = activeBranch(shape, stored);
  const kept = active?.name === name ? active.members : initialSettings(branch);
  const members = mergeBranch(branch, kept, sent[name], { ...at, path: [...at.path, name] });
  return { [shape.by]: name, [name]: members };
}

/** A branch is whole or refused: null and omitted both keep, and nothing may be left unset. */
function mergeBranch(shape: GroupShape, kept: Settings, patch: unknown, at: Merge): Settings {
  const sent = isRecord(patch) ? Object.entries(patch).filter(([, value]) => value !== null) : [];
  const members = mergeMembers(shape, kept, Object.fromEntries(sent), at);
  for (const [name, value] of Object.entries(members)) {
    if (value === null)
      refuse(at, [name], 'credential-missing', 'is required, since none is stored for this type');
  }
  return members;
}

function refuse(at: Merge, below: Path, code: Violation['code'], detail: string): void {
  at.violations.push({ pointer: toFragment([...at.path, ...below]), code, detail });
}
