import { credentialIn, enabledHooks, newItem } from '../case/deliveries.ts';
import { TestCase } from '../case/test-case.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { enabledBaselines } from '../generate/updates.ts';
import { compare } from '../observe/compare.ts';
import { shown } from '../observe/shown.ts';
import { carriedBy } from '../observe/wire-credential.ts';
import { sample, tryOut } from './try-out.ts';

/**
 * Where an update that sends nothing changes the settings, reading through it would have every rule
 * blame the server for what one rule is about.
 */
export function exploreQuietReads(context: RuleContext, seed: number): Promise<Ability> {
  const { update, abilities } = context;
  if (abilities.reader.offered || update.read.kind !== 'in-answer')
    return Promise.resolve(abilities.reader);
  // Only on a new item could settings be seen otherwise, and an update that was never stored told apart.
  if (!abilities.reads.offered || !abilities.inheritance.offered)
    return Promise.resolve(abilities.reads);
  return tryOut(context, async () => {
    const testCase = new TestCase(context);
    const settings = sample(enabledBaselines(context), seed + 2);
    await testCase.baseline(update, settings);
    for (let time = 0; time < 2; time += 1) {
      const exchange = await testCase.readBack(update);
      const { differences } = compare(
        shown(update.shape, settings),
        testCase.view(update, exchange),
      );
      if (differences.length > 0)
        return missing('an update that sends nothing changes the settings');
    }
    const item = await newItem(testCase, update);
    const credential = credentialIn(update, settings);
    const [hook] = enabledHooks(update, settings);
    if (item === null || credential === null || hook === undefined) return offered;
    const [arrival] = await testCase.hooks.fire(update, item, hook);
    return arrival !== undefined && carriedBy(arrival, credential) === credential.value
      ? offered
      : missing('an update that sends nothing changes the stored credentials');
  });
}
