import type { GroupShape, Shape } from '../contract/shape.ts';
import { activeBranch, initial, isSettings, type Settings, type Stored } from './settings.ts';

/** What a 200 shows of the settings: always the same members, secrets as null with their presence beside them. */
export function viewOf(shape: GroupShape, settings: Settings): Record<string, unknown> {
  const shown: [string, unknown][] = [];
  for (const [name, member] of Object.entries(shape.members)) {
    const stored = settings[name] ?? initial(member);
    shown.push([name, show(member, stored)]);
    if (member.kind === 'secret' && member.presence !== undefined)
      shown.push([member.presence, stored !== null]);
  }
  return Object.fromEntries(shown);
}

function show(shape: Shape, stored: Stored): unknown {
  switch (shape.kind) {
    case 'value':
      return stored;
    case 'secret':
      return null;
    case 'group':
      return viewOf(shape, isSettings(stored) ? stored : {});
    case 'exclusive': {
      const active = activeBranch(shape, stored);
      const branches = Object.entries(shape.branches).map(([name, branch]) => [
        name,
        viewOf(branch, name === active?.name ? active.members : {}),
      ]);
      return { [shape.by]: active?.name ?? null, ...Object.fromEntries(branches) };
    }
  }
}
