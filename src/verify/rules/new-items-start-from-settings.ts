import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectCredentials } from '../case/deliveries.ts';
import { credentialsByType } from '../generate/credentials-by-type.ts';
import { offOrAbsent } from '../generate/request-body.ts';
import { baselines, enabled, enabledBaselines, updates, withCascade } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const started = clause('started', 'items', 'a new item shows the settings of the moment');

export const newItemsStartFromSettings = defineRule({
  id: 'new-items-start-from-settings',
  clauses: [started],
  appliesTo: update => update.cascade !== undefined,
  needs: ['items'],
  inputs: context =>
    fc.record({
      former: baselines(context),
      cascaded: fc.boolean(),
      settings: enabledBaselines(context),
      later: updates(context, { secrets: 'either' }),
      cascade: offOrAbsent,
      count: fc.integer({ min: 1, max: 3 }),
    }),
  // Credentials of each type once in every run.
  examples: (context, sample, next) =>
    (context.abilities.secrets.offered ? credentialsByType(context, sample) : []).map(auth => {
      const example = next();
      return { ...example, settings: { ...example.settings, ...auth } };
    }),
  check: async (testCase, { former, cascaded, settings, later, cascade, count }) => {
    const { update, abilities } = testCase.context;
    // A cascade that came before an item must not reach into it, nor stand in for the settings.
    await testCase.baseline(update, former, cascaded);
    await testCase.baseline(update, settings);
    testCase.endBaseline();
    const items = await testCase.hooks.createItems(update, count);
    const item = items.at(-1) ?? '';
    for (const id of items) {
      testCase.expectShown(
        started,
        'a new item starts with the settings of the moment',
        shown(update.shape, settings),
        await testCase.hooks.item(update, id),
      );
    }
    if (abilities.deliveries.offered)
      await expectCredentials(testCase, started, update, settings, item);
    const { patch, flags } = withCascade(later, cascade);
    await testCase.update(update, enabled(update, patch), flags);
    testCase.expectShown(
      started,
      'an item does not follow the settings afterwards',
      shown(update.shape, settings),
      await testCase.hooks.item(update, item),
    );
    if (abilities.deliveries.offered)
      await expectCredentials(testCase, started, update, settings, item);
  },
});
