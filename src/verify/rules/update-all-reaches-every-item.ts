import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { clause } from '../case/clause.ts';
import { expectCredentials } from '../case/deliveries.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { hooksOf } from '../generate/keys.ts';
import { baselines, enabledBaselines, pick, updates, withCascade } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** The updates of the other collections whose items this server shows. */
function elsewhere({ update, others, abilitiesOf }: RuleContext): readonly SettingsUpdate[] {
  return others.filter(
    other =>
      other.cascade !== undefined &&
      other.cascade.to !== update.cascade?.to &&
      abilitiesOf(other).items.offered,
  );
}

/** Sizes at and just beyond the page sizes that listings commonly have. */
const fewItems = [1, 2, 3, 11, 21, 26, 51, 101];
const manyItems = [201, 501, 1001, 10_000];
const edges = [...fewItems, ...manyItems, 2001, 5001].flatMap(count => [count - 2, count - 1]);

/** What the items have been through before. */
const pasts = [
  'made after the settings',
  'made before any settings',
  'changed one by one',
] as const;

const reached = clause('reached', 'items', 'every existing item shows what was sent');
const spared = clause(
  'spared',
  'items',
  'no item of the other collection changes',
  context => elsewhere(context).length > 0,
);

export const updateAllReachesEveryItem = defineRule({
  id: 'update-all-reaches-every-item',
  clauses: [reached, spared],
  appliesTo: update => update.cascade !== undefined,
  needs: ['items'],
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      count: fc.constantFrom(...fewItems),
      items: fc.constantFrom(...pasts),
      own: baselines(context),
      sent: updates(context, { hooks: [1, hooksOf(context.update).length], secrets: 'either' }),
      /** A bulk update of the same keys that came before. */
      earlier: fc.option(baselines(context), { nil: null }),
      /** What the items elsewhere have: of one that is empty nothing may be shown. */
      theirs: fc.tuple(...elsewhere(context).map(other => enabledBaselines(context, other))),
      /** Whether the request sends what the settings have already. */
      same: fc.boolean(),
    }),
  examples: (_, __, next) => [
    ...pasts.flatMap(items => [true, false].map(same => ({ ...next(), items, same, count: 3 }))),
    // The only one there is.
    { ...next(), items: 'changed one by one' as const, same: false, count: 1 },
    ...manyItems.map(count => ({ ...next(), count, same: false, earlier: null })),
  ],
  check: async (testCase, { baseline, count, items: past, own, theirs, sent, same, earlier }) => {
    const { update, abilities } = testCase.context;
    await testCase.hooks.reset();
    const early =
      past === 'made before any settings' ? await testCase.hooks.createItems(update, count) : null;
    await testCase.baseline(update, baseline);
    const items = early ?? (await testCase.hooks.createItems(update, count));
    const changed = past === 'changed one by one' ? items.slice(-2) : [];
    for (const id of changed) await testCase.hooks.changeItem(update, id, own);
    const strangers = await Promise.all(
      elsewhere(testCase.context).map(async (other, index) => {
        const [id = ''] = await testCase.hooks.createItems(other, 1);
        await testCase.baseline(other, theirs[index] ?? {}, true);
        return { other, id, before: await testCase.hooks.item(other, id) };
      }),
    );
    const { flags } = withCascade(sent, true);
    const keys = Object.keys(sent.patch);
    const patch = same ? pick(baseline, keys) : sent.patch;
    if (earlier !== null && !same) await testCase.update(update, pick(earlier, keys), flags);
    await testCase.update(update, patch, flags);
    for (const id of sample(items)) {
      testCase.expectShown(
        reached,
        'every existing item takes the keys that were sent',
        shown(update.shape, patch),
        await testCase.hooks.item(update, id),
      );
    }
    for (const { other, id, before } of strangers) {
      testCase.expectSame(
        spared,
        'an item of the other collection is as it was',
        other,
        before,
        await testCase.hooks.item(other, id),
      );
    }
    const last = items.at(-1);
    // Only keys of the request are certain on an item, whatever it has been through.
    if (abilities.deliveries.offered && last !== undefined)
      await expectCredentials(testCase, reached, update, patch, last);
  },
});

/** Every item of a few; of many the first, the last, and those around the edges of common pages. */
function sample(items: readonly string[]): string[] {
  return items
    .filter((_, index) => items.length <= 3 || index === items.length - 1 || edges.includes(index))
    .reverse();
}
