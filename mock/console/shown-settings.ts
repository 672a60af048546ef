import { isDeepStrictEqual } from 'node:util';
import type { GroupShape, Shape } from '../../src/contract/shape.ts';
import { Secret } from '../../src/settings/secret.ts';
import {
  activeBranch,
  isSettings,
  type Settings,
  type Stored,
} from '../../src/settings/settings.ts';
import { plain, type Shown, type ShownMember } from './shown.ts';

/** Settings as a tree in which all that differs from `before` is marked, a replaced secret included. */
export function shownSettings(shape: GroupShape, now: Settings, before: Settings): Shown {
  return { kind: 'members', members: membersOf(shape, now, before) };
}

function membersOf(shape: GroupShape, now: Settings, before: Settings): ShownMember[] {
  return Object.entries(shape.members).map(([name, member]) => ({
    name,
    shown: show(member, now[name] ?? null, before[name] ?? null),
  }));
}

function show(shape: Shape, now: Stored, before: Stored): Shown {
  switch (shape.kind) {
    case 'value':
      return { ...plain(scalar(now)), ...changedFrom(!isDeepStrictEqual(now, before)) };
    case 'secret':
      return {
        ...(now instanceof Secret ? ({ kind: 'secret' } as const) : plain(null)),
        ...changedFrom(clear(now) !== clear(before)),
      };
    case 'group':
      return {
        kind: 'members',
        members: membersOf(shape, isSettings(now) ? now : {}, isSettings(before) ? before : {}),
      };
    case 'exclusive': {
      const active = activeBranch(shape, now);
      const former = activeBranch(shape, before);
      const choice = {
        name: shape.by,
        shown: {
          ...plain(active?.name ?? null),
          ...changedFrom(active?.name !== former?.name),
        },
      };
      const kept = former?.name === active?.name ? (former?.members ?? {}) : {};
      const branch = active === null ? [] : membersOf(active.shape, active.members, kept);
      return { kind: 'members', members: [choice, ...branch] };
    }
  }
}

/** A value of a foreign document may be a list or an object, which is shown as its JSON text. */
function scalar(value: Stored): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function clear(stored: Stored): string | null {
  return stored instanceof Secret ? stored.reveal() : null;
}

function changedFrom(hasChanged: boolean): { readonly changed?: true } {
  return hasChanged ? { changed: true } : {};
}
