import type { SettingsUpdate } from '../../src/contract/contract.ts';
import { isRecord, type Path, parsePointer, valueAt } from '../../src/contract/json-pointer.ts';
import type { Shape } from '../../src/contract/shape.ts';
import { shapeAt } from '../../src/contract/shapes-below.ts';
import { itemChangePointer, itemChangeViolations } from '../../src/contract/test-hook-bodies.ts';
import { changeItem } from '../../src/settings/apply-update.ts';
import { revealed, Secret } from '../../src/settings/secret.ts';
import { initialSettings, type Settings, type Stored } from '../../src/settings/settings.ts';

/**
 * Fits settings to a document by sending them again: all that was set becomes one patch, and what
 * the document refuses is left out until it takes the rest. So what fits is what could be set.
 */
export function fitSettings(
  update: SettingsUpdate,
  stored: Settings,
  dropped: (path: Path) => void,
): Settings {
  const unset = initialSettings(update.settings);
  let patch: unknown = patchOf(update.settings, stored, [], dropped) ?? {};
  for (;;) {
    const outcome = send(update, unset, patch);
    if (outcome.kind === 'taken') return outcome.settings;
    const place = presentPart(patch, outcome.refused);
    dropped(place);
    if (place.length === 0) return unset;
    patch = without(patch, place);
  }
}

type Sent =
  | { readonly kind: 'taken'; readonly settings: Settings }
  | { readonly kind: 'refused'; readonly refused: Path };

function send(update: SettingsUpdate, unset: Settings, patch: unknown): Sent {
  const [violation] = itemChangeViolations(update, patch);
  if (violation !== undefined) return { kind: 'refused', refused: pathIn(violation.pointer) };
  const outcome = changeItem(update, unset, patch);
  if (outcome.kind === 'changed') return { kind: 'taken', settings: outcome.settings };
  const [{ pointer } = { pointer: '' }] = outcome.violations;
  return { kind: 'refused', refused: pathIn(itemChangePointer(update, pointer)) };
}

/** The path below `#/webhooks`. */
function pathIn(pointer: string): Path {
  return parsePointer(decodeURIComponent(pointer.slice(1))).slice(1);
}

/** Undefined for what is unset. A secret that stood where a plain value now shows must not come out. */
function patchOf(
  shape: Shape | undefined,
  stored: Stored,
  path: Path,
  dropped: (path: Path) => void,
): unknown {
  if (stored === null) return undefined;
  if (stored instanceof Secret) {
    if (shape?.kind === 'secret') return revealed(shape, stored);
    dropped(path);
    return undefined;
  }
  if (!isRecord(stored)) return stored;
  const members = Object.entries(stored).flatMap(([name, member]) => {
    const value = patchOf(shapeAt(shape, [name]), member, [...path, name], dropped);
    return value === undefined ? [] : [[name, value] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** The place that is refused, or what is there of it: of a member that is missing, its parent. */
function presentPart(patch: unknown, refused: Path): Path {
  let path = refused;
  while (path.length > 0 && valueAt(patch, path) === undefined) path = path.slice(0, -1);
  return path;
}

function without(value: unknown, [token, ...rest]: Path): unknown {
  if (token === undefined || !isRecord(value)) return value;
  const { [token]: removed, ...others } = value;
  return rest.length === 0 ? others : { ...others, [token]: without(removed, rest) };
}
