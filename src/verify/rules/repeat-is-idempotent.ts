import fc from 'fast-check';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import type { Attempt } from '../case/test-case.ts';
import { exclusivesOf, subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { eitherWay } from '../generate/request-body.ts';
import { disabled, enabled, enabledBaselines, updates } from '../generate/updates.ts';
import { partial } from '../model/actions.ts';
import { described } from '../observe/described.ts';
import { defineRule } from './rule.ts';

export const repeatIsIdempotent = defineRule({
  id: 'repeat-is-idempotent',
  inputs: scene =>
    fc.record({
      baseline: enabledBaselines(scene),
      /** Whether every hook is off to begin with. */
      off: fc.boolean(),
      sent: fc.option(updates(scene, { secrets: 'either' }), { nil: null }),
      cascade: eitherWay,
      guards: eitherWay,
      times: fc.integer({ min: 1, max: 3 }),
      /** An update that sends parts, clears a url or removes credentials. */
      part: fc.option(partial(scene, scene.update), { nil: null, freq: 2 }),
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
  check: async (attempt, { baseline, off, sent, cascade, guards, times, part }) => {
    if (part !== null)
      return repeatPart(attempt, off ? disabled(attempt.scene.update, baseline) : baseline, part);
    const { update, abilities } = attempt.scene;
    const [item] = abilities.items.offered ? await attempt.hooks.createItems(update, 1) : [];
    const stage = await attempt.baseline(update, baseline, item === undefined ? undefined : true);
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
        ? attempt.view(update, stage)
        : attempt.view(update, await attempt.update(update, kept, sentFlags)),
    );
    const itemBefore =
      item === undefined
        ? undefined
        : described(update.shape, await attempt.hooks.item(update, item));
    for (let time = 0; time < times; time += 1) {
      const exchange = await attempt.update(update, kept, sentFlags);
      attempt.expectShown(
        sent === null
          ? 'an update that sends nothing changes nothing'
          : 'the same update again changes nothing',
        first,
        attempt.view(update, exchange),
      );
    }
    attempt.expectShown(
      'the settings are the same when read again',
      first,
      await attempt.read(update),
    );
    if (item !== undefined)
      attempt.expectShown(
        'an item is the same after the same update',
        itemBefore,
        await attempt.hooks.item(update, item),
        'item',
      );
    const later = await newItem(attempt, update);
    if (later !== null) await expectCredentials(attempt, update, { ...baseline, ...kept }, later);
  },
});

/** What is accepted once is accepted again, and changes nothing then; whether it is accepted is for other rules. */
async function repeatPart(attempt: Attempt, baseline: Patch, part: Patch): Promise<void> {
  const { update } = attempt.scene;
  await attempt.baseline(update, baseline);
  const once = await attempt.tryUpdate(update, part, { guards: true });
  if (once === null) return;
  const first = described(update.shape, attempt.view(update, once));
  const again = await attempt.update(update, part, { guards: true });
  attempt.expectShown('the same update again changes nothing', first, attempt.view(update, again));
}
