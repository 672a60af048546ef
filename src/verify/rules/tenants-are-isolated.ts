import fc from 'fast-check';
import { expectCredentials } from '../case/deliveries.ts';
import type { Attempt } from '../case/test-case.ts';
import type { KeyRole } from '../client/exchange.ts';
import type { Scene } from '../context/rule-context.ts';
import { subscriptionsOf } from '../generate/keys.ts';
import { enabled, enabledBaselines, type SentUpdate, updates } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** What the one tenant does, while the other must neither see nor feel it. */
const deeds = [
  'update',
  'update at the same time',
  'update every item',
  'change the item',
  'fire the event',
  'fire an event of its own',
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
      /** Whose the first key is: the one that is spared, or the one that acts. */
      acting: fc.constantFrom<KeyRole>('first', 'second'),
    }),
  examples: (scene, _, next) =>
    possible(scene).flatMap(deed =>
      (['first', 'second'] as const).map(acting => ({ ...next(), deed, acting })),
    ),
  check: async (attempt, { mine, theirs, again, sent, deed, acting }) => {
    const { update, abilities } = attempt.scene;
    const { items, deliveries, inheritance } = abilities;
    const other: KeyRole = acting === 'first' ? 'second' : 'first';
    const [item] = items.offered ? await attempt.hooks.createItems(update, 1, other) : [];
    await attempt.baseline(update, theirs, item === undefined ? undefined : true, other);
    await attempt.baseline(update, mine, undefined, acting);
    attempt.act();
    const settings = deed === 'update at the same time' ? again : theirs;
    const own =
      deed === 'update at the same time'
        ? attempt.update(update, again, { guards: true, cascade: true }, other)
        : null;
    await Promise.all([own, act(attempt, deed, sent, item ?? '', acting)]);

    // Before anything else is asked of the other tenant, which would make it the last one again.
    const [next = ''] = item === undefined ? [] : await attempt.hooks.createItems(update, 1, other);
    attempt.expectShown(
      "the other tenant's settings are its own",
      shown(update.shape, settings),
      await attempt.read(update, other),
    );
    if (item === undefined) return;
    attempt.expectShown(
      "the other tenant's item is as it left it",
      shown(update.shape, settings),
      await attempt.hooks.item(update, item, other),
      'item',
    );
    if (deliveries.offered) await expectCredentials(attempt, update, settings, item, other);
    if (inheritance.offered)
      attempt.expectShown(
        "the other tenant's next item starts from its own settings",
        shown(update.shape, settings),
        await attempt.hooks.item(update, next, other),
        'item',
      );
  },
});

function possible({ abilities }: Scene): readonly Deed[] {
  return abilities.items.offered ? deeds : deeds.slice(0, 2);
}

/** What the one tenant does, reaching for the other's item where it can. */
async function act(
  attempt: Attempt,
  deed: Deed,
  { patch, flags }: SentUpdate,
  item: string,
  key: KeyRole,
): Promise<void> {
  const { update, abilities } = attempt.scene;
  const sent = enabled(update, patch);
  switch (deed) {
    case 'update':
    case 'update at the same time':
      await attempt.update(update, sent, flags, key);
      return;
    case 'update every item':
      await attempt.update(update, sent, { ...flags, cascade: true }, key);
      return;
    case 'reset':
      return attempt.hooks.reset(key);
    case 'change the item': {
      const { response } = await attempt.hooks.changeItem(update, item, sent, key);
      if (response.status < 400)
        attempt.fail("another tenant's item cannot be changed", 'a refusal', response.status);
      attempt.expect(
        "another tenant's item cannot be seen",
        null,
        (await attempt.hooks.item(update, item, key)) ?? null,
        'item',
      );
      return;
    }
    case 'fire an event of its own': {
      if (!abilities.inheritance.offered) return;
      const [own = ''] = await attempt.hooks.createItems(update, 1, key);
      for (const hook of subscriptionsOf(update))
        await attempt.hooks.tryFire(update, own, hook, key);
      return;
    }
    case 'fire the event': {
      const [hook = ''] = subscriptionsOf(update);
      const events = await attempt.hooks.tryFire(update, item, hook, key);
      attempt.expect(
        "another tenant's event cannot be fired",
        [],
        events.map(({ path }) => path),
        'delivery',
      );
    }
  }
}
