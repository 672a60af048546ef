import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectCredentials, expectEvent } from '../case/deliveries.ts';
import { subscriptionsOf } from '../generate/keys.ts';
import { offOrAbsent } from '../generate/request-body.ts';
import { enabledBaselines, updates, withCascade } from '../generate/updates.ts';
import { defineRule } from './rule.ts';

const spared = clause('spared', 'items', 'an existing item shows what it showed before');

export const updateAllFalseSparesItems = defineRule({
  id: 'update-all-false-spares-items',
  clauses: [spared],
  appliesTo: update => update.cascade !== undefined,
  needs: ['items'],
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      count: fc.integer({ min: 1, max: 3 }),
      /** How the items came by their settings. */
      origin: fc.constantFrom('by updateAll', 'by starting from them'),
      sent: updates(context, { secrets: 'either' }),
      cascade: offOrAbsent,
    }),
  check: async (testCase, { baseline, count, origin, sent, cascade }) => {
    const { update, abilities } = testCase.context;
    const early =
      origin === 'by updateAll' ? await testCase.hooks.createItems(update, count) : null;
    await testCase.baseline(update, baseline, early === null ? undefined : true);
    const items = early ?? (await testCase.hooks.createItems(update, count));
    const before: unknown[] = [];
    for (const id of items) before.push(await testCase.hooks.item(update, id));
    const { patch, flags } = withCascade(sent, cascade);
    await testCase.update(update, patch, flags);
    for (const [index, id] of items.entries()) {
      testCase.expectSame(
        spared,
        'an existing item is as it was',
        update,
        before[index],
        await testCase.hooks.item(update, id),
      );
    }
    const [item = ''] = items;
    const carries = early === null ? abilities.inheritance : abilities.deliveries;
    if (!carries.offered) return;
    await expectCredentials(testCase, spared, update, baseline, item);
    const [hook] = subscriptionsOf(update).filter(name => Object.hasOwn(patch, name));
    if (hook !== undefined) await expectEvent(testCase, spared, update, baseline, hook, item);
  },
});
