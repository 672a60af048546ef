import type { Path } from '../contract/json-pointer.ts';
import { isRecord, toFragment } from '../contract/json-pointer.ts';
import { isSameJson } from '../contract/same-json.ts';
import type { GroupShape, Shape } from '../contract/shape.ts';
import type { Violation } from '../contract/violation.ts';

/**
 * What `x-exclusive-by` says of a request by itself, whatever is stored: a branch that the
 * discriminator does not name may be null or show what a view shows of it, but must not be filled.
 */
export function inactiveBranchViolations(shape: Shape, patch: unknown, path: Path): Violation[] {
  if (!isRecord(patch)) return [];
  if (shape.kind === 'group') {
    return Object.entries(shape.members).flatMap(([name, member]) =>
      Object.hasOwn(patch, name)
        ? inactiveBranchViolations(member, patch[name], [...path, name])
        : [],
    );
  }
  if (shape.kind !== 'exclusive') return [];
  return Object.entries(shape.branches)
    .filter(([name]) => name !== patch[shape.by])
    .flatMap(([name, branch]) => filledMembers(branch, patch[name], [...path, name]));
}

function filledMembers(branch: GroupShape, patch: unknown, path: Path): Violation[] {
  if (!isRecord(patch)) return [];
  return Object.keys(branch.members)
    .filter(name => Object.hasOwn(patch, name) && !isUnset(branch.members[name], patch[name]))
    .map(name => ({
      pointer: toFragment([...path, name]),
      code: 'inactive-branch-filled',
      detail: 'belongs to a type that is not the one sent; leave it out or send null',
    }));
}

/** Null, or what a view shows of a member while nothing is stored. */
function isUnset(member: Shape | undefined, sent: unknown): boolean {
  if (sent === null) return true;
  return member?.kind === 'value' && isSameJson(sent, member.unset ?? member.placeholder);
}
