import fc from 'fast-check';
import { subscriptionsOf } from '../generate/keys.ts';
import { guardsOf } from '../generate/request-body.ts';
import { baselines, enabledBaselines } from '../generate/updates.ts';
import { expectEvent } from '../observe/deliveries.ts';
import { defineRule } from '../rule.ts';

export const eventsFollowTheirHook = defineRule({
  id: 'events-follow-their-hook',
  appliesTo: update => subscriptionsOf(update).length > 0,
  needs: ['deliveries'],
  proof: ['delivery'],
  inputs: scene => {
    const hooks = subscriptionsOf(scene.update);
    return fc.record({
      former: enabledBaselines(scene),
      settings: baselines(scene),
      order: fc.shuffledSubarray(hooks, { minLength: hooks.length }),
      /** What fired once must not stay in use when the settings change. */
      fired: fc.boolean(),
    });
  },
  check: async (attempt, { former, settings, order, fired }) => {
    const { update } = attempt.scene;
    const [item = ''] = await attempt.hooks.createItems(update, 1);
    await attempt.baseline(update, former, true);
    if (fired) for (const hook of order) await expectEvent(attempt, update, former, hook, item);
    await attempt.update(update, settings, { cascade: true, ...guardsOf(update, settings) });
    for (const hook of order) await expectEvent(attempt, update, settings, hook, item);
  },
});
