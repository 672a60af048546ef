import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { atOnce } from '../case/at-once.ts';
import { clause } from '../case/clause.ts';
import { expectCredentials } from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import { isPartial } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { rejects } from '../generate/rejects.ts';
import { baselines, enabled, pick, without } from '../generate/updates.ts';
import { compare } from '../observe/compare.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const land = clause(
  'land',
  'settings',
  'updates of different keys sent at the same time all take effect',
);

export const concurrentUpdatesAllLand = defineRule({
  id: 'concurrent-updates-all-land',
  clauses: [land],
  appliesTo: update => isPartial(update) && Object.keys(update.shape.members).length > 1,
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      rounds: fc.array(
        fc.tuple(...[context.update, ...context.others].map(update => baselines(context, update))),
        { minLength: 3, maxLength: 3 },
      ),
      cascade: fc.boolean(),
      /** What an item becomes, some keys by a change of its own and the others by a bulk update. */
      onItem: fc.option(baselines(context), { nil: null, freq: 2 }),
      /** Whether the other endpoints are updated at the same time as well. */
      everywhere: fc.boolean(),
      /** What is refused at the same time must take nothing else along. */
      refused: fc.oneof(fc.constant(null), ...rejects(context)),
    }),
  check: async (testCase, { baseline, rounds, cascade, onItem, everywhere, refused }) => {
    const { update, others, abilities } = testCase.context;
    const [item] =
      cascade && abilities.items.offered ? await testCase.hooks.createItems(update, 1) : [];
    await testCase.baseline(update, baseline, item === undefined ? undefined : true);
    testCase.endBaseline();
    if (onItem !== null && item !== undefined && abilities.itemChanges.offered)
      return meetOnItem(testCase, item, enabled(update, onItem));
    for (const round of rounds) {
      // Each round sends every key anew, so those before it are the baseline.
      testCase.toBaseline();
      const every = [update, ...(everywhere ? others : [])].map((each, index) => ({
        each,
        settings: enabled(each, round[index] ?? {}),
      }));
      const updates = every.flatMap(({ each, settings }) =>
        keyByKey(testCase, each, settings, item !== undefined && each === update),
      );
      await atOnce([
        ...updates.map(send => send()),
        ...(refused === null ? [] : [testCase.send(refused.request)]),
      ]);
      for (const { each, settings } of every) {
        testCase.expectShown(
          each === update ? land : null,
          'updates of different keys sent at the same time all take effect',
          shown(each.shape, settings),
          await testCase.read(each),
        );
      }
      const settings = every[0]?.settings ?? {};
      if (item === undefined) continue;
      testCase.expectShown(
        land,
        'they all reach an item',
        shown(update.shape, settings),
        await testCase.hooks.item(update, item),
      );
      if (abilities.deliveries.offered)
        await expectCredentials(testCase, land, update, settings, item);
    }
  },
});

/** Changes of different keys of one item meet, half of them its own and half from a bulk update. */
async function meetOnItem(testCase: TestCase, item: string, settings: Patch): Promise<void> {
  const { update } = testCase.context;
  const keys = Object.keys(settings);
  const own = keys.filter((_, index) => index % 2 === 0);
  const bulk = keyByKey(testCase, update, without(settings, own), true);
  const changes = own.map(key => () => testCase.hooks.setItem(update, item, pick(settings, [key])));
  await atOnce([...changes, ...bulk].map(request => request()));
  const expected = shown(update.shape, settings);
  const landed = await testCase.hooks.item(update, item);
  if (compare(expected, landed).differences.length > 0) {
    // What goes wrong one after the other as well is no matter of the same time.
    for (const request of [...bulk, ...changes]) await request();
    testCase.expectShown(
      null,
      'changes of an item after bulk updates of other keys reach it one by one',
      expected,
      await testCase.hooks.item(update, item),
    );
  }
  testCase.expectShown(
    land,
    'changes of an item and bulk updates of other keys all reach it',
    expected,
    landed,
  );
}

/** One update for each key. Only keys that are sent count, so each of them is about a key of its own. */
function keyByKey(
  testCase: TestCase,
  update: SettingsUpdate,
  settings: Patch,
  cascade: boolean,
): readonly (() => Promise<unknown>)[] {
  return Object.keys(settings).map(key => () => {
    // A raised flag would carry the guarded key along, sent or not.
    const guards = Object.hasOwn(update.guards, key) ? { guards: true } : {};
    return testCase.update(update, pick(settings, [key]), {
      ...guards,
      ...(cascade && { cascade }),
    });
  });
}
