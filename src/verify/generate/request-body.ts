import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { type Path, parsePointer, valueAt, withValueAt } from '../../contract/json-pointer.ts';
import { leafOf } from './leaf-values.ts';
import { oncePer } from './once-per.ts';
import type { Patch } from './patches.ts';

/** Where bodies point that are of no consequence. */
const nowhere = ['https://hooks.example.com'];

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
  const around = surroundings(update);
  return places.reduce<unknown>((body, [path, value]) => withValueAt(body, path, value), around);
}

/** As often as this one required member may stand in another. */
const deepest = 10;

/** What a body has to say beside its settings, by the document. */
const surroundings = oncePer((update: SettingsUpdate): unknown => {
  const { patch, body: schema, request, cascade, guards } = update;
  const flags = [...(cascade ? [cascade.when] : []), ...Object.values(guards)];
  const isFlag = (at: Path) => flags.some(flag => flag.join('/') === at.join('/'));
  const asked = (body: unknown) =>
    request(withValueAt(body, patch, {})).flatMap(({ code, pointer }) => {
      const at = parsePointer(decodeURIComponent(pointer.slice(1)));
      const isBeside = patch.some((name, index) => at[index] !== name);
      return code === 'missing-member' && isBeside ? [at] : [];
    });
  let around: unknown = {};
  for (let depth = 0; depth < deepest; depth += 1) {
    const missing = asked(around);
    if (missing.length === 0) return around;
    const [sample] = fc.sample(leafOf(schema, nowhere), { numRuns: 1, seed: 1 });
    around = missing.reduce(
      (all, at) => withValueAt(all, at, isFlag(at) ? false : valueAt(sample, at)),
      around,
    );
  }
  return around;
});
