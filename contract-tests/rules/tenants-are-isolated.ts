import fc from 'fast-check';
import type { Attempt } from '../attempt.ts';
import { subscriptionsOf } from '../generate/keys.ts';
import { enabled, enabledBaselines, type SentUpdate, updates } from '../generate/updates.ts';
import { expectCredentials } from '../observe/deliveries.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from '../rule.ts';
import type { Scene } from '../scene.ts';

/** What the one tenant does, while the other must neither see nor feel it. */
const deeds = [
  'update',
  'update at the same time',
  'update every item',
  'change the item',
  'fire the event',
  'reset',
] as const;

type Deed = (typeof deeds)[number];

export const tenantsAreIsolated = defineRule({
  id: 'tenants-are-isolated',
  needs: ['secondKey'],

  inputs: scene =>
    fc.record({
      mine: enabledBaselines(scene),
      theirs: enabledBaselines(scene),
      again: enabledBaselines(scene),
      sent: updates(scene, { secrets: 'either' }),
      deed: fc.constantFrom(...possible(scene)),
    }),
  examples: (scene, _, next) => possible(scene).map(deed => ({ ...next(), deed })),
  check: async (attempt, { mine, theirs, again, sent, deed }) => {
    const { update, abilities } = attempt.scene;
    const { items, deliveries, inheritance } = abilities;
    const [item] = items.offered ? await attempt.hooks.createItems(update, 1, 'second') : [];
    await attempt.baseline(update, theirs, item === undefined ? undefined : true, 'second');
    await attempt.baseline(update, mine);
    attempt.act();
    const settings = deed === 'update at the same time' ? again : theirs;
    const own =
      deed === 'update at the same time'
        ? attempt.update(update, again, { guards: true, cascade: true }, 'second')
        : null;
    await Promise.all([own, act(attempt, deed, sent, item ?? '')]);

    // Before anything else is asked of the other tenant, which would make it the last one again.
    const [next = ''] =
      item === undefined ? [] : await attempt.hooks.createItems(update, 1, 'second');
    attempt.expectShown(
      "the other tenant's settings are its own",
      shown(update.shape, settings),
      await attempt.read(update, 'second'),
    );
    if (item === undefined) return;
    attempt.expectShown(
      "the other tenant's item is as it left it",
      shown(update.shape, settings),
      await attempt.hooks.item(update, item, 'second'),
      'item',
    );
    if (deliveries.offered) await expectCredentials(attempt, update, settings, item, 'second');
    if (inheritance.offered)
      attempt.expectShown(
        "the other tenant's next item starts from its own settings",
        shown(update.shape, settings),
        await attempt.hooks.item(update, next, 'second'),
        'item',
      );
  },
});

function possible({ abilities }: Scene): readonly Deed[] {
  return abilities.items.offered ? deeds : deeds.slice(0, 2);
}

/** What the first tenant does, reaching for the other's item where it can. */
async function act(
  attempt: Attempt,
  deed: Deed,
  { patch, flags }: SentUpdate,
  item: string,
): Promise<void> {
  const { update } = attempt.scene;
  const sent = enabled(update, patch);
  switch (deed) {
    case 'update':
    case 'update at the same time':
      await attempt.update(update, sent, flags);
      return;
    case 'update every item':
      await attempt.update(update, sent, { ...flags, cascade: true });
      return;
    case 'reset':
      return attempt.hooks.reset();
    case 'change the item': {
      const { response } = await attempt.hooks.changeItem(update, item, sent);
      if (response.status < 400)
        attempt.fail("another tenant's item cannot be changed", 'a refusal', response.status);
      attempt.expect(
        "another tenant's item cannot be seen",
        null,
        (await attempt.hooks.item(update, item)) ?? null,
        'item',
      );
      return;
    }
    case 'fire the event': {
      const [hook = ''] = subscriptionsOf(update);
      const events = await attempt.hooks.tryFire(update, item, hook);
      attempt.expect(
        "another tenant's event cannot be fired",
        [],
        events.map(({ path }) => path),
        'delivery',
      );
    }
  }
}
