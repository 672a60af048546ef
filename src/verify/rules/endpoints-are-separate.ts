import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import { Unobserved } from '../case/refutation.ts';
import { exclusivesOf } from '../generate/keys.ts';
import { baselines, enabledBaselines, updates } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const kept = clause('kept', 'settings', 'the settings of the other endpoint stay as they were');

export const endpointsAreSeparate = defineRule({
  id: 'endpoints-are-separate',
  clauses: [kept],
  appliesTo: (_, contract) => contract.updates.length > 1,
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      elsewhere: fc.tuple(...context.others.map(other => enabledBaselines(context, other))),
      sent: updates(context, { secrets: 'either' }),
      /** Whether credentials are removed here. */
      removal: fc.constantFrom(false, false, true),
    }),
  check: async (testCase, { baseline, elsewhere, sent, removal }) => {
    const { update, others, abilities, levels } = testCase.context;
    if (others.length === 0)
      throw new Unobserved('the target has no other endpoint of the contract');
    await testCase.baseline(update, baseline);
    const before = others.map((other, index) => ({ other, settings: elsewhere[index] ?? {} }));
    for (const { other, settings } of before) await testCase.baseline(other, settings);
    // How credentials are removed is decided, not documented.
    if (removal && abilities.secrets.offered && levels.includes('decided')) {
      const none = Object.fromEntries(
        exclusivesOf(update).map(([key, { by }]) => [key, { [by]: null }]),
      );
      if ((await testCase.tryUpdate(update, none, { guards: true })) === null)
        throw new Unobserved('the target does not remove credentials');
    } else await testCase.update(update, sent.patch, sent.flags);
    for (const { other, settings } of before) {
      testCase.expectShown(
        kept,
        `the settings of ${other.path} are as they were`,
        shown(other.shape, settings),
        await testCase.read(other),
      );
      const item = await newItem(testCase, other);
      if (item !== null) await expectCredentials(testCase, kept, other, settings, item);
    }
  },
});
