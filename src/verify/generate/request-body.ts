import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { type Path, withValueAt } from '../../contract/json-pointer.ts';
import type { Patch } from './patches.ts';

/** The flags of a request beside its patch; absent and false are different requests that mean the same. */
export interface Flags {
  /** `updateAll` on the platform. */
  readonly cascade?: boolean;
  /** `updateAuth` on the platform: one flag for all guarded keys. */
  readonly guards?: boolean;
}

export const eitherWay: fc.Arbitrary<boolean | undefined> = fc.constantFrom(undefined, false, true);
export const offOrAbsent: fc.Arbitrary<boolean | undefined> = fc.constantFrom(undefined, false);

/** Raises the flag of what a patch sends and a flag guards, and of nothing else. */
export function guardsOf({ guards }: SettingsUpdate, patch: Patch): Flags {
  return Object.keys(guards).some(key => Object.hasOwn(patch, key)) ? { guards: true } : {};
}

/** The request body that carries a patch and flags to where the operation's annotation says they go. */
export function requestBody(update: SettingsUpdate, patch: Patch, flags: Flags = {}): unknown {
  const places: [Path, unknown][] = [[update.patch, patch]];
  if (update.cascade !== undefined && flags.cascade !== undefined)
    places.push([update.cascade.when, flags.cascade]);
  if (flags.guards !== undefined) {
    for (const flag of Object.values(update.guards)) places.push([flag, flags.guards]);
  }
  return places.reduce<unknown>((body, [path, value]) => withValueAt(body, path, value), {});
}
