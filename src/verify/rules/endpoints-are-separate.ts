import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import { Unobserved } from '../case/refutation.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { alikeButForSecrets } from '../generate/credentials-by-type.ts';
import { exclusivesOf } from '../generate/keys.ts';
import { isAllowed } from '../generate/next-to-stored.ts';
import { baselines, enabledBaselines, updateOf, updates } from '../generate/updates.ts';
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
  // Here and elsewhere the same credentials but for their secret, for each of their types.
  examples: (context, sample, next) =>
    context.others.flatMap((other, index) =>
      (takeCredentials(context, other) ? alikeButForSecrets(context, sample, other) : [])
        .filter(([, patch]) => isAllowed(context.update, patch))
        .map(([theirs, patch]) => {
          const input = next();
          const elsewhere = input.elsewhere.map((settings, place) =>
            place === index ? { ...settings, ...theirs } : settings,
          );
          const sent = updateOf(context, patch, input.baseline);
          return { ...input, elsewhere, sent, removal: false };
        }),
    ),
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

/** Whether both take them. */
function takeCredentials({ abilities, abilitiesOf }: RuleContext, other: SettingsUpdate): boolean {
  return abilities.secrets.offered && abilitiesOf(other).secrets.offered;
}
