import type { SettingsUpdate } from '../contract/contract.ts';
import { isRecord, type Path, toFragment, valueAt } from '../contract/json-pointer.ts';
import type { GroupShape } from '../contract/shape.ts';
import type { Violation } from '../contract/violation.ts';
import { inactiveBranchViolations } from './inactive-branches.ts';
import { mergeGroup } from './merge.ts';
import { newOriginViolations, newOriginViolationsOfItems } from './new-origin.ts';
import type { Settings } from './settings.ts';

export type UpdateOutcome =
  | {
      readonly kind: 'updated';
      readonly settings: Settings;
      /** The keys whose value, as it now stands in the settings, every existing item takes. */
      readonly cascade: readonly string[];
    }
  | Rejected;

export type ChangeOutcome = { readonly kind: 'changed'; readonly settings: Settings } | Rejected;

/** Why settings refuse an update; nothing has changed. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly violations: readonly Violation[];
}

/** How strictly updates are taken. */
export interface UpdateOptions {
  /** Refuses to let a stored secret go to an origin that it was not sent together with. */
  readonly requireAuthForNewOrigin?: boolean;
}

/** Applies the body of a request, valid by its schema, to the settings. Pure: the answer is all it does. */
export function applyUpdate(
  update: SettingsUpdate,
  current: Settings,
  body: unknown,
  options: UpdateOptions = {},
): UpdateOutcome {
  const ignored = ignoredKeys(update, body);
  const { settings, violations } = mergePatch(
    update,
    current,
    valueAt(body, update.patch),
    ignored,
  );
  const cascade = cascadedKeys(update, body, ignored);
  // Of settings that are refused anyway nothing can be told about where their secrets would go.
  if (violations.length === 0 && options.requireAuthForNewOrigin) {
    violations.push(
      ...newOriginViolations(update, current, settings),
      ...newOriginViolationsOfItems(update, current, settings, cascade),
    );
  }
  return violations.length > 0
    ? { kind: 'rejected', violations }
    : { kind: 'updated', settings, cascade };
}

/** The keys that do not count in a body, sent or not, since the flags that guard them are not true there. */
export function ignoredKeys({ guards }: Pick<SettingsUpdate, 'guards'>, body: unknown): string[] {
  return Object.entries(guards)
    .filter(([, flag]) => valueAt(body, flag) !== true)
    .map(([key]) => key);
}

/** Changes the settings of one item by the same rules; the guards of the operation do not apply. */
export function changeItem(
  update: SettingsUpdate,
  current: Settings,
  patch: unknown,
  options: UpdateOptions = {},
): ChangeOutcome {
  const { settings, violations } = mergePatch(update, current, patch, []);
  if (violations.length === 0 && options.requireAuthForNewOrigin)
    violations.push(...newOriginViolations(update, current, settings));
  return violations.length > 0 ? { kind: 'rejected', violations } : { kind: 'changed', settings };
}

interface Merged {
  readonly settings: Settings;
  /** All that the settings refuse, in the order of their keys. */
  readonly violations: Violation[];
}

function mergePatch(
  { shape, patch: path }: SettingsUpdate,
  current: Settings,
  patch: unknown,
  ignored: readonly string[],
): Merged {
  const violations = inactiveBranchViolations(shape, patch, path);
  const counted = isRecord(patch)
    ? Object.entries(patch).filter(([key]) => !ignored.includes(key))
    : [];
  const merged = mergeGroup(shape, current, Object.fromEntries(counted), { path, violations });
  const settings = shape.omitted === 'reset' ? sparing(ignored, current, merged) : merged;
  return { settings, violations: inOrderOf(shape, path, violations) };
}

/** A request that replaces does not replace what does not count. */
function sparing(ignored: readonly string[], current: Settings, merged: Settings): Settings {
  return { ...merged, ...Object.fromEntries(ignored.map(key => [key, current[key] ?? null])) };
}

/** Most updates have no violation at all, and what has one needs no order. */
function inOrderOf({ members }: GroupShape, path: Path, violations: Violation[]): Violation[] {
  if (violations.length < 2) return violations;
  const places = Object.keys(members).map(key => toFragment([...path, key]));
  const keyOf = ({ pointer }: Violation) =>
    places.findIndex(place => pointer === place || pointer.startsWith(`${place}/`));
  return violations.toSorted((left, right) => keyOf(left) - keyOf(right));
}

/** A raised guard counts its key in even when it was not sent, and a request that replaces counts them all in. */
function cascadedKeys(update: SettingsUpdate, body: unknown, ignored: readonly string[]): string[] {
  if (update.cascade === undefined || valueAt(body, update.cascade.when) !== true) return [];
  const patch = valueAt(body, update.patch);
  return Object.keys(update.shape.members).filter(
    key =>
      !ignored.includes(key) &&
      (update.shape.omitted === 'reset' ||
        key in update.guards ||
        (isRecord(patch) && Object.hasOwn(patch, key))),
  );
}
