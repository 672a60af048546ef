import { isRecord } from '../../contract/json-pointer.ts';
import type { GroupShape, Shape, ValueShape } from '../../contract/shape.ts';
import { branchNamed } from '../../contract/shapes-below.ts';
import { isJudged } from './judged.ts';
import { nothing } from './nothing.ts';
import { whole } from './whole.ts';

/**
 * What a view must show of values that were sent and took effect: plain values as they are, for a
 * secret only its flag, of an exclusive place the branch that was sent. Nothing else is said, so
 * that each rule blames what it is about; masking is a rule of its own.
 */
export function shown(shape: Shape, sent: unknown): unknown {
  if (shape.kind === 'value') return shownValue(shape, sent);
  if (!isRecord(sent)) return shape.kind === 'group' ? {} : sent;
  if (shape.kind === 'group') return shownMembers(shape, sent);
  if (shape.kind !== 'exclusive') return sent;
  const type = sent[shape.by];
  const named = branchNamed(shape, type);
  if (named === null) return { [shape.by]: type };
  const [name, branch] = named;
  return { [shape.by]: name, [name]: shown(branch, sent[name]) };
}

function shownValue({ nulls, unset, merges }: ValueShape, sent: unknown): unknown {
  if (sent === null && nulls !== 'store') return unset === undefined ? nothing : unset;
  // What was there before may be there as well.
  return merges ? sent : whole(sent);
}

function shownMembers(
  shape: GroupShape,
  sent: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape.members).flatMap(([name, member]) => {
      if (!Object.hasOwn(sent, name)) return [];
      if (member.kind !== 'secret')
        return isJudged(member) ? [[name, shown(member, sent[name])]] : [];
      return member.presence === undefined ? [] : [[member.presence, sent[name] !== null]];
    }),
  );
}

/** What a view must show of a branch of which nothing is stored: a flag false, everything else null. */
export function unsetBranch(branch: GroupShape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(branch.members).flatMap(([name, member]): [string, unknown][] => {
      if (member.kind !== 'secret') return [[name, null]];
      return member.presence === undefined ? [] : [[member.presence, false]];
    }),
  );
}
