import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import { exclusivesOf, isPartial, subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { eitherWay, requestBody } from '../generate/request-body.ts';
import { disabled, enabled, enabledBaselines, updates } from '../generate/updates.ts';
import { partial } from '../model/actions.ts';
import { defineRule } from './rule.ts';

const same = clause('same', 'settings', 'the same update again changes nothing');
const nothing = clause(
  'nothing',
  'settings',
  'an update that sends nothing changes nothing',
  ({ update }) => isPartial(update) && update.request(requestBody(update, {})).length === 0,
);

export const repeatIsIdempotent = defineRule({
  id: 'repeat-is-idempotent',
  clauses: [same, nothing],
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      /** Whether every hook is off to begin with. */
      off: fc.boolean(),
      /** Nothing is sent where that leaves things as they are. */
      sent: isPartial(context.update)
        ? fc.option(updates(context, { secrets: 'either' }), { nil: null })
        : updates(context, { secrets: 'either' }),
      cascade: eitherWay,
      guards: eitherWay,
      times: fc.integer({ min: 1, max: 3 }),
      /** An update that sends parts, clears a url or removes credentials. */
      part: fc.option(partial(context, context.update), { nil: null, freq: 2 }),
    }),
  examples: ({ update }, _, next) => [
    ...(isPartial(update) ? [{ ...next(), sent: null, part: null }] : []),
    ...exclusivesOf(update).map(([key, { by }]) => ({
      ...next(),
      part: { [key]: { [by]: null } },
    })),
    ...subscriptionsOf(update).flatMap(hook => {
      const subscription = subscribed(update, hook);
      if (subscription === null) return [];
      const { enabled, url } = subscription;
      return [
        { ...next(), part: { [hook]: { [enabled]: false, [url]: null } } },
        { ...next(), off: true, part: { [hook]: { [url]: null } } },
      ];
    }),
  ],
  check: async (testCase, { baseline, off, sent, cascade, guards, times, part }) => {
    if (part !== null)
      return repeatPart(
        testCase,
        off ? disabled(testCase.context.update, baseline) : baseline,
        part,
      );
    const { update, abilities } = testCase.context;
    const [item] = abilities.items.offered ? await testCase.hooks.createItems(update, 1) : [];
    const start = await testCase.baseline(update, baseline, item === undefined ? undefined : true);
    const flags = {
      ...(cascade !== undefined && { cascade }),
      ...(guards !== undefined && { guards }),
    };
    // An update that sends nothing is compared with the settings as they were before it.
    const { patch, flags: sentFlags } = sent ?? { patch: {}, flags };
    const kept = enabled(update, patch);
    const clause = sent === null ? nothing : same;
    const first = testCase.view(
      update,
      sent === null ? start : await testCase.update(update, kept, sentFlags),
    );
    const itemBefore = item === undefined ? undefined : await testCase.hooks.item(update, item);
    for (let time = 0; time < times; time += 1) {
      const exchange = await testCase.update(update, kept, sentFlags);
      testCase.expectSame(clause, clause.statement, update, first, testCase.view(update, exchange));
    }
    testCase.expectSame(
      clause,
      'the settings are the same when read again',
      update,
      first,
      await testCase.read(update),
    );
    if (item !== undefined)
      testCase.expectSame(
        clause,
        'an item is the same after the same update',
        update,
        itemBefore,
        await testCase.hooks.item(update, item),
      );
    const later = await newItem(testCase, update);
    if (later !== null)
      await expectCredentials(testCase, clause, update, { ...baseline, ...kept }, later);
  },
});

/** What is accepted once is accepted again, and changes nothing then; whether it is accepted is for other rules. */
async function repeatPart(testCase: TestCase, baseline: Patch, part: Patch): Promise<void> {
  const { update } = testCase.context;
  await testCase.baseline(update, baseline);
  const once = await testCase.tryUpdate(update, part, { guards: true });
  if (once === null) return;
  const first = testCase.view(update, once);
  const again = await testCase.update(update, part, { guards: true });
  testCase.expectSame(same, same.statement, update, first, testCase.view(update, again));
}
