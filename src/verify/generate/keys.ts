import type { SettingsUpdate } from '../../contract/contract.ts';
import type { Credential, ExclusiveShape, Shape, Subscription } from '../../contract/shape.ts';
import { holdsSecret, subscriptionOf } from '../../contract/shapes-below.ts';

/** Whether what a request leaves out stays as it was. */
export function isPartial({ shape }: SettingsUpdate): boolean {
  return shape.omitted === 'keep';
}

/** Whether a key that a request leaves out stays as it was, in a request that replaces the others as well. */
export function isKept({ shape }: SettingsUpdate, key: string): boolean {
  return shape.omitted === 'keep' || isKeptWhole(shape.members[key]);
}

function isKeptWhole(shape: Shape | undefined): boolean {
  switch (shape?.kind) {
    case 'secret':
      return shape.omitted === 'keep';
    case 'group':
      return Object.values(shape.members).every(isKeptWhole);
    case 'exclusive':
      return Object.values(shape.branches).every(({ members }) =>
        Object.values(members).some(isKeptWhole),
      );
    default:
      return false;
  }
}

/** The keys of a settings document by what the rules call them. */

/** Of settings that are alternatives as a whole it is the first that is judged. */
function keysOf({ shape: { members, alternatives } }: SettingsUpdate): string[] {
  const first = alternatives?.[0]?.members;
  return Object.keys(members).filter(key => first?.includes(key) !== false);
}

/** Plain parts of the settings: on the platform, the hooks. */
export function hooksOf(update: SettingsUpdate): string[] {
  return keysOf(update).filter(key => !holdsSecret(update.shape.members[key]));
}

/** Parts that hold secrets: on the platform, `auth`. */
export function secretKeysOf(update: SettingsUpdate): string[] {
  return keysOf(update).filter(key => holdsSecret(update.shape.members[key]));
}

/** Hooks that events follow. */
export function subscriptionsOf(update: SettingsUpdate): string[] {
  return hooksOf(update).filter(key => subscribed(update, key) !== null);
}

export function subscribed(update: SettingsUpdate, key: string): Subscription | null {
  return subscriptionOf(update.shape.members[key]);
}

/** The keys whose value is one of several branches, with their shape. */
export function exclusivesOf(
  update: SettingsUpdate,
): readonly (readonly [string, ExclusiveShape])[] {
  return Object.entries(update.shape.members).flatMap(([key, shape]) =>
    shape.kind === 'exclusive' ? [[key, shape] as const] : [],
  );
}

/** A branch that authenticates deliveries, and how. */
interface CredentialBranch {
  readonly key: string;
  readonly by: string;
  readonly branch: string;
  readonly credential: Credential;
}

export function credentialsOf(update: SettingsUpdate): readonly CredentialBranch[] {
  return exclusivesOf(update).flatMap(([key, { by, branches }]) =>
    Object.entries(branches).flatMap(([branch, { credential }]) =>
      credential === undefined ? [] : [{ key, by, branch, credential }],
    ),
  );
}
