import fc from 'fast-check';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import { exclusivesOf, subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { eitherWay } from '../generate/request-body.ts';
import { disabled, enabled, enabledBaselines, updates } from '../generate/updates.ts';
import { partial } from '../model/actions.ts';
import { described } from '../observe/described.ts';
import { defineRule } from './rule.ts';

export const repeatIsIdempotent = defineRule({
  id: 'repeat-is-idempotent',
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      /** Whether every hook is off to begin with. */
      off: fc.boolean(),
      sent: fc.option(updates(context, { secrets: 'either' }), { nil: null }),
      cascade: eitherWay,
      guards: eitherWay,
      times: fc.integer({ min: 1, max: 3 }),
      /** An update that sends parts, clears a url or removes credentials. */
      part: fc.option(partial(context, context.update), { nil: null, freq: 2 }),
    }),
  examples: ({ update }, _, next) => [
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
    const first = described(
      update.shape,
      sent === null
        ? testCase.view(update, start)
        : testCase.view(update, await testCase.update(update, kept, sentFlags)),
    );
    const itemBefore =
      item === undefined
        ? undefined
        : described(update.shape, await testCase.hooks.item(update, item));
    for (let time = 0; time < times; time += 1) {
      const exchange = await testCase.update(update, kept, sentFlags);
      testCase.expectShown(
        sent === null
          ? 'an update that sends nothing changes nothing'
          : 'the same update again changes nothing',
        first,
        testCase.view(update, exchange),
      );
    }
    testCase.expectShown(
      'the settings are the same when read again',
      first,
      await testCase.read(update),
    );
    if (item !== undefined)
      testCase.expectShown(
        'an item is the same after the same update',
        itemBefore,
        await testCase.hooks.item(update, item),
        'item',
      );
    const later = await newItem(testCase, update);
    if (later !== null) await expectCredentials(testCase, update, { ...baseline, ...kept }, later);
  },
});

/** What is accepted once is accepted again, and changes nothing then; whether it is accepted is for other rules. */
async function repeatPart(testCase: TestCase, baseline: Patch, part: Patch): Promise<void> {
  const { update } = testCase.context;
  await testCase.baseline(update, baseline);
  const once = await testCase.tryUpdate(update, part, { guards: true });
  if (once === null) return;
  const first = described(update.shape, testCase.view(update, once));
  const again = await testCase.update(update, part, { guards: true });
  testCase.expectShown(
    'the same update again changes nothing',
    first,
    testCase.view(update, again),
  );
}
