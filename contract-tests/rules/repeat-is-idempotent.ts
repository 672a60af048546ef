import fc from 'fast-check';
import { eitherWay } from '../generate/request-body.ts';
import { enabled, enabledBaselines, updates } from '../generate/updates.ts';
import { expectCredentials, newItem } from '../observe/deliveries.ts';
import { described } from '../observe/described.ts';
import { defineRule } from '../rule.ts';

export const repeatIsIdempotent = defineRule({
  id: 'repeat-is-idempotent',
  inputs: scene =>
    fc.record({
      baseline: enabledBaselines(scene),
      sent: fc.option(updates(scene, { secrets: 'either' }), { nil: null }),
      cascade: eitherWay,
      guards: eitherWay,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  check: async (attempt, { baseline, sent, cascade, guards, times }) => {
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
