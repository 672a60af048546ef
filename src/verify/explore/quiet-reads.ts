import { credentialIn, enabledHooks, newItem } from '../case/deliveries.ts';
import { Attempt } from '../case/test-case.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import type { Scene } from '../context/rule-context.ts';
import { enabledBaselines } from '../generate/updates.ts';
import { compare } from '../observe/compare.ts';
import { shown } from '../observe/shown.ts';
import { carriedBy } from '../observe/wire-credential.ts';
import { attemptTo, sample } from './attempt-to.ts';

/**
 * Where an update that sends nothing changes the settings, reading through it would have every rule
 * blame the server for what one rule is about.
 */
export function exploreQuietReads(scene: Scene, seed: number): Promise<Ability> {
  const { update, abilities } = scene;
  // Only on a new item could settings be seen otherwise, and an update that was never stored told apart.
  if (!abilities.reads.offered || !abilities.inheritance.offered)
    return Promise.resolve(abilities.reads);
  return attemptTo(scene.target, async () => {
    const attempt = new Attempt(scene);
    const settings = sample(enabledBaselines(scene), seed + 2);
    await attempt.baseline(update, settings);
    for (let time = 0; time < 2; time += 1) {
      const exchange = await attempt.readBack(update);
      const { differences } = compare(
        shown(update.shape, settings),
        attempt.view(update, exchange),
      );
      if (differences.length > 0)
        return missing('an update that sends nothing changes the settings');
    }
    const item = await newItem(attempt, update);
    const credential = credentialIn(update, settings);
    const [hook] = enabledHooks(update, settings);
    if (item === null || credential === null || hook === undefined) return offered;
    const [arrival] = await attempt.hooks.fire(update, item, hook);
    return arrival !== undefined && carriedBy(arrival, credential) === credential.value
      ? offered
      : missing('an update that sends nothing changes the stored credentials');
  });
}
