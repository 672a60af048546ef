import fc from 'fast-check';
import { expectCredentials } from '../case/deliveries.ts';
import { offOrAbsent } from '../generate/request-body.ts';
import { baselines, enabled, enabledBaselines, updates, withCascade } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

export const newItemsStartFromSettings = defineRule({
  id: 'new-items-start-from-settings',
  appliesTo: update => update.cascade !== undefined,
  needs: ['items'],
  proof: ['item'],
  inputs: scene =>
    fc.record({
      former: baselines(scene),
      cascaded: fc.boolean(),
      settings: enabledBaselines(scene),
      later: updates(scene, { secrets: 'either' }),
      cascade: offOrAbsent,
      count: fc.integer({ min: 1, max: 3 }),
    }),
  check: async (attempt, { former, cascaded, settings, later, cascade, count }) => {
    const { update, abilities } = attempt.scene;
    // A cascade that came before an item must not reach into it, nor stand in for the settings.
    await attempt.baseline(update, former, cascaded);
    await attempt.baseline(update, settings);
    attempt.act();
    const items = await attempt.hooks.createItems(update, count);
    const item = items.at(-1) ?? '';
    for (const id of items) {
      attempt.expectShown(
        'a new item starts with the settings of the moment',
        shown(update.shape, settings),
        await attempt.hooks.item(update, id),
        'item',
      );
    }
    if (abilities.deliveries.offered) await expectCredentials(attempt, update, settings, item);
    const { patch, flags } = withCascade(later, cascade);
    await attempt.update(update, enabled(update, patch), flags);
    attempt.expectShown(
      'an item does not follow the settings afterwards',
      shown(update.shape, settings),
      await attempt.hooks.item(update, item),
      'item',
    );
    if (abilities.deliveries.offered) await expectCredentials(attempt, update, settings, item);
  },
});
