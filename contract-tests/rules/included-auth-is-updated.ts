import fc from 'fast-check';
import { secretKeysOf } from '../generate/keys.ts';
import { enabled, enabledBaselines, pick, updates, withCascade } from '../generate/updates.ts';
import { expectCredentials, newItem } from '../observe/deliveries.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from '../rule.ts';

export const includedAuthIsUpdated = defineRule({
  id: 'included-auth-is-updated',
  appliesTo: update => secretKeysOf(update).length > 0,
  needs: ['secrets'],
  // The view shows no secret: only a delivery proves which one is stored.
  proof: ['delivery'],
  inputs: scene =>
    fc.record({
      baseline: enabledBaselines(scene),
      sent: fc.array(updates(scene, { secrets: 'sent' }), { minLength: 1, maxLength: 3 }),
      seenOn: fc.constantFrom('new item', 'existing item'),
    }),
  check: async (attempt, { baseline, sent, seenOn }) => {
    const { update, abilities } = attempt.scene;
    const onExisting = seenOn === 'existing item' && abilities.deliveries.offered;
    const [existing] = onExisting ? await attempt.hooks.createItems(update, 1) : [];
    await attempt.baseline(update, baseline, onExisting ? true : undefined);
    let known = baseline;
    for (const step of sent) {
      const patch = enabled(update, step.patch);
      const { flags } = onExisting ? withCascade(step, true) : step;
      const exchange = await attempt.update(update, patch, flags);
      known = { ...known, ...patch };
      attempt.expectShown(
        'credentials that were sent show, without their secret',
        shown(update.shape, pick(patch, secretKeysOf(update))),
        attempt.view(update, exchange),
      );
    }
    const item = existing ?? (await newItem(attempt, update));
    if (item !== null) await expectCredentials(attempt, update, known, item);
    attempt.expectShown(
      'credentials that were sent show when read again',
      shown(update.shape, pick(known, secretKeysOf(update))),
      await attempt.read(update),
    );
  },
});
