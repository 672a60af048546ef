import { isRecord } from '../../src/contract/json-pointer.ts';
import type { GroupShape, Shape } from '../../src/contract/shape.ts';
import { revealed, Secret } from '../../src/settings/secret.ts';
import { activeBranch, isSettings, type Stored } from '../../src/settings/settings.ts';
import { viewOf } from '../../src/settings/view.ts';

type Revealed = 'passwords' | 'header values';

/** The view of a server that forgot to mask: what `x-secret` is for shows in the clear. */
export function revealing(what: Revealed): typeof viewOf {
  return (shape, settings) => {
    const shown = viewOf(shape, settings);
    return { ...shown, ...revealGroup(shape, settings, shown, what) };
  };
}

function reveal(shape: Shape, stored: Stored, shown: unknown, what: Revealed): unknown {
  if (!isRecord(shown)) return shown;
  if (shape.kind === 'exclusive') {
    const active = activeBranch(shape, stored);
    if (active === null) return shown;
    const { name } = active;
    return { ...shown, [name]: reveal(active.shape, active.members, shown[name], what) };
  }
  if (shape.kind !== 'group') return shown;
  return { ...shown, ...revealGroup(shape, stored, shown, what) };
}

function revealGroup(
  shape: GroupShape,
  stored: Stored,
  shown: Readonly<Record<string, unknown>>,
  what: Revealed,
): Record<string, unknown> {
  const members = Object.entries(shape.members).map(([name, member]) => {
    const own = isSettings(stored) ? (stored[name] ?? null) : null;
    const isMeant = what === (isHeaderValue(shape, name) ? 'header values' : 'passwords');
    if (member.kind === 'secret' && own instanceof Secret && isMeant)
      return [name, revealed(member, own)];
    return [name, reveal(member, own, shown[name], what)];
  });
  return Object.fromEntries(members);
}

function isHeaderValue({ credential }: GroupShape, name: string): boolean {
  return credential?.scheme === 'header' && credential.value === name;
}
