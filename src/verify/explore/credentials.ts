import { credentialIn, enabledHooks } from '../case/deliveries.ts';
import { TestCase } from '../case/test-case.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { secretKeysOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { guardsOf, requestBody } from '../generate/request-body.ts';
import { enabledBaselines, pick } from '../generate/updates.ts';
import { compare } from '../observe/compare.ts';
import { shown } from '../observe/shown.ts';
import { carriedBy } from '../observe/wire-credential.ts';
import { sample, tryOut } from './try-out.ts';

/**
 * The platform's documentation describes no credentials where a flag guards them; that they are
 * taken there is decided. Held to the documentation alone, a target may ignore them.
 */
export async function exploreCredentials(context: RuleContext, seed: number): Promise<Ability> {
  const { update, abilities, levels } = context;
  const guarded = secretKeysOf(update).filter(key => Object.hasOwn(update.guards, key));
  if (!abilities.secrets.offered || guarded.length === 0 || levels.includes('decided'))
    return abilities.secrets;
  return tryOut(context, async () => {
    const settings = sample(enabledBaselines(context), seed + 2);
    return (await takes(context, settings, guarded))
      ? offered
      : missing(
          `the documentation of ${update.path} describes no ${guarded.join(', ')}, and the target takes none there`,
        );
  });
}

/** Whether an answer or a delivery shows anything of the credentials. */
async function takes(
  context: RuleContext,
  settings: Patch,
  guarded: readonly string[],
): Promise<boolean> {
  const { update, abilities } = context;
  const testCase = new TestCase(context);
  const [item] = abilities.deliveries.offered ? await testCase.hooks.createItems(update, 1) : [];
  const flags = { ...guardsOf(update, settings), cascade: item !== undefined };
  const exchange = await testCase.post(update, requestBody(update, settings, flags));
  const expected = shown(update.shape, pick(settings, guarded));
  const { seen, differences } = compare(expected, testCase.view(update, exchange));
  if (differences.length < seen.length) return true;
  const [hook] = enabledHooks(update, settings);
  const credential = credentialIn(update, settings);
  if (item === undefined || hook === undefined || credential === null) return false;
  const [arrival] = await testCase.hooks.fire(update, item, hook);
  return arrival !== undefined && carriedBy(arrival, credential) !== null;
}
