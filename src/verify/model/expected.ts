import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn, type Path } from '../../contract/json-pointer.ts';
import type { GroupShape, Shape } from '../../contract/shape.ts';
import { shapeAt } from '../../contract/shapes-below.ts';
import { compare } from '../observe/compare.ts';
import { isJudged, shownOf } from '../observe/judged.ts';
import { nothing } from '../observe/nothing.ts';
import { whole } from '../observe/whole.ts';
import { below, type Leaves, namesOf } from './leaves.ts';

/** The whole view that the contract prescribes for some leaves; what is unset shows as unset, or nothing. */
export function expectedView(shape: Shape, leaves: Leaves, at = ''): unknown {
  switch (shape.kind) {
    case 'value':
      // What is merged was perhaps not empty before anything was sent.
      if (leaves.has(at)) return shape.merges ? leaves.get(at) : whole(leaves.get(at));
      return shape.unset === undefined ? nothing : shape.unset;
    case 'secret':
      return shownOf(shape, leaves.has(at));
    case 'group':
      return Object.fromEntries(membersShown(shape, leaves, at));
    case 'exclusive': {
      const type = leaves.get(below(at, shape.by)) ?? null;
      const branches = Object.entries(shape.branches).map(([name, branch]) => [
        name,
        expectedView(branch, leaves, below(at, name)),
      ]);
      return { [shape.by]: type, ...Object.fromEntries(branches) };
    }
  }
}

/** The places where a view shows something else than while nothing is stored, those of stored secrets included. */
export function placesSet(shape: Shape, leaves: Leaves): readonly Path[] {
  const { differences } = compare(expectedView(shape, leaves), expectedView(shape, new Map()));
  const stored = [...leaves.keys()]
    .map(namesOf)
    .filter(place => shapeAt(shape, place)?.kind === 'secret');
  return [...differences.map(({ at }) => at), ...stored];
}

function membersShown(shape: GroupShape, leaves: Leaves, at: string): [string, unknown][] {
  return Object.entries(shape.members).flatMap(([name, member]): [string, unknown][] => {
    const place = below(at, name);
    // Inside a branch a plain value that is unset shows as null whatever its view would default to.
    const value = isJudged(member) ? expectedView(member, leaves, place) : undefined;
    const shown: [string, unknown][] = value === undefined ? [] : [[name, value]];
    if (member.kind !== 'secret' || member.presence === undefined) return shown;
    return [...shown, [member.presence, leaves.has(place)]];
  });
}

/** The settings as a request would send them in full, secrets in the clear; to tell what deliveries carry. */
export function asPatch(update: SettingsUpdate, leaves: Leaves): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const [path, value] of leaves) {
    const tokens = namesOf(path);
    const last = tokens.pop() ?? '';
    let at = tree;
    for (const token of tokens) {
      const next: Record<string, unknown> = membersIn(at[token]);
      at[token] = next;
      at = next;
    }
    at[last] = value;
  }
  return Object.fromEntries(Object.keys(update.shape.members).map(key => [key, tree[key] ?? {}]));
}
