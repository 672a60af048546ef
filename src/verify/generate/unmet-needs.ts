import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { isRecord, valueAt, withValueAt } from '../../contract/json-pointer.ts';
import type { Mutation } from './body-mutations.ts';
import { exclusivesOf, subscribed, subscriptionsOf } from './keys.ts';
import { branchOf } from './patches.ts';
import { isForeign } from './refusals.ts';

/** Violations that no schema sees: a body is well-formed, but what would come of it is not allowed. */
export function unmetNeeds(update: SettingsUpdate): readonly Mutation[] {
  return isForeign(update) ? [] : [...enabledWithoutUrl(update), ...incompleteCredentials(update)];
}

function enabledWithoutUrl(update: SettingsUpdate): Mutation[] {
  return subscriptionsOf(update).flatMap(hook => {
    const subscription = subscribed(update, hook);
    if (subscription === null) return [];
    const at = [...update.patch, hook];
    const needy = { [subscription.enabled]: true, [subscription.url]: null };
    return [
      {
        what: `${hook} enabled without a url`,
        at: [...at, subscription.url],
        put: (body: unknown) => withValueAt(body, at, needy),
      },
    ];
  });
}

/** Credentials of a type that is not stored, one member missing; only where they count does it matter. */
function incompleteCredentials(update: SettingsUpdate): Mutation[] {
  return exclusivesOf(update).flatMap(([key, shape]) =>
    Object.entries(shape.branches).flatMap(([name, branch]) =>
      Object.keys(branch.members).map(member => {
        const at = [...update.patch, key];
        const [whole] = fc.sample(branchOf(shape, [name], ['https://hooks.example.com']), {
          numRuns: 1,
          seed: 2,
        });
        const place = [...at, name, member];
        const counted = (body: unknown) =>
          Object.values(update.guards).reduce((all, flag) => withValueAt(all, flag, true), body);
        return {
          what: `${name} credentials without ${member}`,
          at: place,
          put: (body: unknown) =>
            withValueAt(withValueAt(counted(body), at, whole), place, undefined),
          dependsOnStored: true as const,
        };
      }),
    ),
  );
}

/** Whether the stored settings leave the need of a mutated body unmet: a stored type fills in what is missing. */
export function isUnmet(mutation: Mutation, update: SettingsUpdate, stored: unknown): boolean {
  if (mutation.dependsOnStored === undefined) return true;
  const [key, type] = mutation.at.slice(update.patch.length);
  const shape = key === undefined ? undefined : update.shape.members[key];
  if (key === undefined || shape?.kind !== 'exclusive' || !isRecord(stored)) return true;
  return valueAt(stored, [key, shape.by]) !== type;
}
