import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { expectCredentials } from '../case/deliveries.ts';
import type { Attempt } from '../case/test-case.ts';
import type { Patch } from '../generate/patches.ts';
import { rejects } from '../generate/rejects.ts';
import { baselines, enabled, pick, without } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

export const concurrentUpdatesAllLand = defineRule({
  id: 'concurrent-updates-all-land',
  appliesTo: update => Object.keys(update.shape.members).length > 1,
  inputs: scene =>
    fc.record({
      baseline: baselines(scene),
      rounds: fc.array(
        fc.tuple(...[scene.update, ...scene.others].map(update => baselines(scene, update))),
        { minLength: 3, maxLength: 3 },
      ),
      cascade: fc.boolean(),
      /** What an item becomes, some keys by a change of its own and the others by a bulk update. */
      onItem: fc.option(baselines(scene), { nil: null, freq: 2 }),
      /** Whether the other endpoints are updated at the same time as well. */
      everywhere: fc.boolean(),
      /** What is refused at the same time must take nothing else along. */
      refused: fc.option(rejects(scene), { nil: null, freq: 2 }),
    }),
  check: async (attempt, { baseline, rounds, cascade, onItem, everywhere, refused }) => {
    const { update, others, abilities } = attempt.scene;
    const [item] =
      cascade && abilities.items.offered ? await attempt.hooks.createItems(update, 1) : [];
    await attempt.baseline(update, baseline, item === undefined ? undefined : true);
    attempt.act();
    if (onItem !== null && item !== undefined && abilities.itemChanges.offered)
      return meetOnItem(attempt, item, enabled(update, onItem));
    for (const round of rounds) {
      // Each round sends every key anew, so those before it only set the stage.
      attempt.settle();
      const every = [update, ...(everywhere ? others : [])].map((each, index) => ({
        each,
        settings: enabled(each, round[index] ?? {}),
      }));
      await Promise.all([
        ...every.flatMap(({ each, settings }) =>
          keyByKey(attempt, each, settings, item !== undefined && each === update),
        ),
        ...(refused === null ? [] : [attempt.send(refused.request)]),
      ]);
      for (const { each, settings } of every) {
        attempt.expectShown(
          'updates of different keys sent at the same time all take effect',
          shown(each.shape, settings),
          await attempt.read(each),
          each === update ? 'view' : 'answer',
        );
      }
      const settings = every[0]?.settings ?? {};
      if (item === undefined) continue;
      attempt.expectShown(
        'they all reach an item',
        shown(update.shape, settings),
        await attempt.hooks.item(update, item),
        'item',
      );
      if (abilities.deliveries.offered) await expectCredentials(attempt, update, settings, item);
    }
  },
});

/** Changes of different keys of one item meet, half of them its own and half from a bulk update. */
async function meetOnItem(attempt: Attempt, item: string, settings: Patch): Promise<void> {
  const { update } = attempt.scene;
  const keys = Object.keys(settings);
  const own = keys.filter((_, index) => index % 2 === 0);
  await Promise.all([
    ...own.map(key => attempt.hooks.setItem(update, item, pick(settings, [key]))),
    ...keyByKey(attempt, update, without(settings, own), true),
  ]);
  attempt.expectShown(
    'changes of an item and bulk updates of other keys all reach it',
    shown(update.shape, settings),
    await attempt.hooks.item(update, item),
    'item',
  );
}

/** One update for each key. Only keys that are sent count, so each of them is about a key of its own. */
function keyByKey(
  attempt: Attempt,
  update: SettingsUpdate,
  settings: Patch,
  cascade: boolean,
): Promise<unknown>[] {
  return Object.keys(settings).map(key => {
    // A raised flag would carry the guarded key along, sent or not.
    const guards = Object.hasOwn(update.guards, key) ? { guards: true } : {};
    return attempt.update(update, pick(settings, [key]), {
      ...guards,
      ...(cascade && { cascade }),
    });
  });
}
