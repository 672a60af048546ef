import admin from '../generated/admin.json' with { type: 'json' };
import type { components } from '../generated/admin.ts';
import type { SettingsUpdate } from './contract.ts';
import { isRecord, toFragment, valueAt, withValueAt } from './json-pointer.ts';
import { placesIn } from './places-in.ts';
import { createValidator, mostValues } from './validator.ts';
import type { Violation } from './violation.ts';

/** The request bodies of the test hooks, by their names in `openapi/admin.yaml`. */
export type TestHookBodies = Pick<
  components['schemas'],
  'ItemCount' | 'ItemChange' | 'EventToFire'
>;

export type TestHookBody<Name extends keyof TestHookBodies> =
  | { readonly kind: 'valid'; readonly body: TestHookBodies[Name] }
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[] };

const validators = {
  ItemCount: createValidator(admin, '/components/schemas/ItemCount'),
  ItemChange: createValidator(admin, '/components/schemas/ItemChange'),
  EventToFire: createValidator(admin, '/components/schemas/EventToFire'),
};

export function readTestHookBody<Name extends keyof TestHookBodies>(
  name: Name,
  body: unknown,
): TestHookBody<Name> {
  const violations = validators[name](body);
  const follows = (value: unknown): value is TestHookBodies[Name] => violations.length === 0;
  return follows(body) ? { kind: 'valid', body } : { kind: 'invalid', violations };
}

export type ItemChange =
  | { readonly kind: 'valid'; readonly patch: unknown }
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[] };

/** The body that changes an item, with what is wrong around the patch and in it told at once. */
export function readItemChange(update: SettingsUpdate, body: unknown): ItemChange {
  const read = readTestHookBody('ItemChange', body);
  const patch = valueAt(body, ['webhooks']);
  const violations = [
    ...(read.kind === 'invalid' ? read.violations : []),
    ...(isRecord(patch) ? itemChangeViolations(update, patch) : []),
  ];
  return violations.length > 0 ? { kind: 'invalid', violations } : { kind: 'valid', patch };
}

/** The change of an item is checked like the update that carries the same patch with no flag raised. */
export function itemChangeViolations(update: SettingsUpdate, patch: unknown): Violation[] {
  const flags = [...(update.cascade ? [update.cascade.when] : []), ...Object.values(update.guards)];
  const unraised = flags.reduce<unknown>((body, flag) => withValueAt(body, flag, false), {});
  const at = toFragment(update.patch);
  const all = update.request(withValueAt(unraised, update.patch, patch));
  // What else a body needs is none of an item's business.
  const own = all.filter(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`));
  // Of a large one the first violation alone is told, and that one may keep others out of sight.
  if (own.length === 0 && all.length > 0 && placesIn(patch, mostValues) === null)
    return [unchecked];
  return own.map(violation => ({
    ...violation,
    pointer: itemChangePointer(update, violation.pointer),
  }));
}

const unchecked: Violation = {
  pointer: '#/webhooks',
  code: 'invalid-value',
  detail: `has more than ${mostValues} values, too many to be checked here; send fewer`,
};

/** Where a place of the update's request body stands in the body that changes an item. */
export function itemChangePointer(update: SettingsUpdate, pointer: string): string {
  return `#/webhooks${pointer.slice(toFragment(update.patch).length)}`;
}
