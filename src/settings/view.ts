import { type GroupShape, isShown, type SecretShape, type Shape } from '../contract/shape.ts';
import { activeBranch, isSettings, memberOf, type Settings, type Stored } from './settings.ts';

/** What a success shows of the settings: always the same members, secrets as the document has them, their presence beside them. */
export function viewOf(shape: GroupShape, settings: Settings): Record<string, unknown> {
  const shown: [string, unknown][] = [];
  for (const [name, member] of Object.entries(shape.members)) {
    const stored = memberOf(settings, name, member);
    const value = isShown(member) ? show(member, stored) : undefined;
    if (value !== undefined) shown.push([name, value]);
    if (member.kind === 'secret' && member.presence !== undefined)
      shown.push([member.presence, stored !== null]);
  }
  return Object.fromEntries(shown);
}

/** Undefined for nothing. */
function show(shape: Shape, stored: Stored): unknown {
  switch (shape.kind) {
    case 'value':
      return stored === null && shape.unset === undefined ? shape.placeholder : stored;
    case 'secret':
      return showSecret(shape, stored);
    case 'group':
      return viewOf(shape, isSettings(stored) ? stored : {});
    case 'exclusive': {
      const active = activeBranch(shape, stored);
      const branches = Object.entries(shape.branches)
        .filter(([, branch]) => branch.isShown)
        .map(([name, branch]) => [
          name,
          viewOf(branch, name === active?.name ? active.members : {}),
        ]);
      return { [shape.by]: active?.name ?? null, ...Object.fromEntries(branches) };
    }
  }
}

function showSecret({ shown }: SecretShape, stored: Stored): unknown {
  if (shown === null) return null;
  if (typeof shown === 'string') return undefined;
  if (stored !== null || shown.unset === 'mask') return shown.mask;
  return shown.unset === null ? null : undefined;
}
