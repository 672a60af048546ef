import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn } from '../../contract/json-pointer.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { exclusivesOf } from './keys.ts';
import { withSecretsOf } from './next-to-stored.ts';
import { branchOf, type Patch, type Sample } from './patches.ts';
import { urlBase } from './values.ts';

/** Credentials of each type, one after the other. */
export function credentialsByType(
  context: RuleContext,
  sample: Sample,
  update: SettingsUpdate = context.update,
): readonly Patch[] {
  return exclusivesOf(update).flatMap(([key, shape]) =>
    Object.keys(shape.branches).map(name => ({
      [key]: sample(branchOf(shape, [name], urlBase(context, update))),
    })),
  );
}

/** For each type credentials that are the same but for their secret. */
export function alikeButForSecrets(
  context: RuleContext,
  sample: Sample,
  update: SettingsUpdate = context.update,
): readonly (readonly [one: Patch, other: Patch])[] {
  const fresh = credentialsByType(context, sample, update);
  return credentialsByType(context, sample, update).map((one, index) => [
    one,
    membersIn(withSecretsOf(update.shape, one, fresh[index])),
  ]);
}
