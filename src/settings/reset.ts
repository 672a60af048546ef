import type { GroupShape, Shape } from '../contract/shape.ts';
import {
  activeBranch,
  initial,
  isSettings,
  memberOf,
  type Settings,
  type Stored,
} from './settings.ts';

/** What a replacing request leaves of members that it does not send: the secrets that are kept on purpose. */
export function resetMembers(shape: GroupShape, stored: Settings): Settings {
  return Object.fromEntries(
    Object.entries(shape.members).map(([name, member]) => [
      name,
      reset(member, memberOf(stored, name, member)),
    ]),
  );
}

function reset(shape: Shape, stored: Stored): Stored {
  switch (shape.kind) {
    case 'value':
      return initial(shape);
    case 'secret':
      return shape.omitted === 'keep' ? stored : null;
    case 'group':
      return resetMembers(shape, isSettings(stored) ? stored : {});
    case 'exclusive': {
      // A branch is whole: with a secret that is kept goes all that belongs to it.
      const active = activeBranch(shape, stored);
      const isKept = Object.values(active?.shape.members ?? {}).some(
        member => member.kind === 'secret' && member.omitted === 'keep',
      );
      return isKept ? stored : initial(shape);
    }
  }
}
