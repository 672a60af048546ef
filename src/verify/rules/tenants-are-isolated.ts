import fc from 'fast-check';
import { atOnce } from '../case/at-once.ts';
import { clause } from '../case/clause.ts';
import { credentialIn, expectCredentials, pathOf } from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import type { KeyRole } from '../client/exchange.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { alikeButForSecrets } from '../generate/credentials-by-type.ts';
import { secretKeysOf, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { enabled, enabledBaselines, type SentUpdate, updates } from '../generate/updates.ts';
import { compare } from '../observe/compare.ts';
import type { ItemId } from '../observe/item-ids.ts';
import { shown } from '../observe/shown.ts';
import type { Arrival } from '../observe/step.ts';
import { carriedBy } from '../observe/wire-credential.ts';
import { defineRule } from './rule.ts';

/** What the one tenant does, while the other must neither see nor feel it. */
const actions = [
  'update',
  'update at the same time',
  'update every item',
  'change the item',
  'fire the event',
  'fire an event of its own',
  'reset',
] as const;

type Action = (typeof actions)[number];

const settings = clause(
  'settings',
  'settings',
  "one key's requests never show in another's settings",
);
const items = clause(
  'items',
  'items',
  "one key's requests never show on another's items",
  ({ update }) => update.cascade !== undefined,
);
const deliveries = clause(
  'deliveries',
  'deliveries',
  "one key's requests never show in another's deliveries",
  ({ update }) =>
    update.cascade !== undefined &&
    subscriptionsOf(update).length > 0 &&
    secretKeysOf(update).length > 0,
);

export const tenantsAreIsolated = defineRule({
  id: 'tenants-are-isolated',
  clauses: [settings, items, deliveries],
  needs: ['secondKey'],

  inputs: context =>
    fc.record({
      mine: enabledBaselines(context),
      theirs: enabledBaselines(context),
      again: enabledBaselines(context),
      sent: updates(context, { secrets: 'either' }),
      action: fc.constantFrom(...possible(context)),
      /** Whose the first key is: the one that is spared, or the one that acts. */
      acting: fc.constantFrom<KeyRole>('first', 'second'),
    }),
  // Every action, and events of tenants whose settings are the same but for the secret.
  examples: (context, sample, next) => [
    ...possible(context).flatMap(action =>
      (['first', 'second'] as const).map(acting => ({ ...next(), action, acting })),
    ),
    ...alikeButForSecrets(context, sample).map(([theirs, mine]) => {
      const input = next();
      const action: Action = context.abilities.items.offered
        ? 'fire an event of its own'
        : 'update';
      return {
        ...input,
        theirs: { ...input.theirs, ...theirs },
        mine: { ...input.theirs, ...mine },
        action,
      };
    }),
  ],
  check: async (testCase, { mine, theirs, again, sent, action, acting }) => {
    const { update, abilities } = testCase.context;
    const other: KeyRole = acting === 'first' ? 'second' : 'first';
    const [item] = abilities.items.offered
      ? await testCase.hooks.createItems(update, 1, other)
      : [];
    await testCase.baseline(update, theirs, item === undefined ? undefined : true, other);
    await testCase.baseline(update, mine, undefined, acting);
    testCase.endBaseline();
    const own = action === 'update at the same time' ? again : theirs;
    const beside =
      action === 'update at the same time'
        ? [testCase.update(update, again, { guards: true, cascade: true }, other)]
        : [];
    await atOnce([
      ...beside,
      take(testCase, action, sent, acting, { item: item ?? '', key: other, settings: own }),
    ]);

    // Before anything else is asked of the other tenant, which would make it the last one again.
    const [next = ''] =
      item === undefined ? [] : await testCase.hooks.createItems(update, 1, other);
    testCase.expectShown(
      settings,
      "the other tenant's settings are its own",
      shown(update.shape, own),
      await testCase.read(update, other),
    );
    if (item === undefined) return;
    testCase.expectShown(
      items,
      "the other tenant's item is as it left it",
      shown(update.shape, own),
      await testCase.hooks.item(update, item, other),
    );
    if (abilities.deliveries.offered)
      await expectCredentials(testCase, deliveries, update, own, item, other);
    if (abilities.inheritance.offered)
      testCase.expectShown(
        items,
        "the other tenant's next item starts from its own settings",
        shown(update.shape, own),
        await testCase.hooks.item(update, next, other),
      );
  },
});

function possible({ abilities }: RuleContext): readonly Action[] {
  return abilities.items.offered ? actions : actions.slice(0, 2);
}

/** What one tenant has, for the other to reach for. */
interface Owned {
  readonly item: ItemId;
  readonly key: KeyRole;
  readonly settings: Patch;
}

/** What the one tenant does, reaching for the other's item where it can. */
async function take(
  testCase: TestCase,
  action: Action,
  { patch, flags }: SentUpdate,
  key: KeyRole,
  theirs: Owned,
): Promise<void> {
  const { update, abilities } = testCase.context;
  const sent = enabled(update, patch);
  switch (action) {
    case 'update':
    case 'update at the same time':
      await testCase.update(update, sent, flags, key);
      return;
    case 'update every item':
      await testCase.update(update, sent, { ...flags, cascade: true }, key);
      return;
    case 'reset':
      return testCase.hooks.reset(key);
    case 'change the item':
      return changeTheirs(testCase, sent, key, theirs);
    case 'fire an event of its own': {
      if (!abilities.inheritance.offered) return;
      const [own = ''] = await testCase.hooks.createItems(update, 1, key);
      for (const hook of subscriptionsOf(update))
        await testCase.hooks.tryFire(update, own, hook, key);
      return;
    }
    case 'fire the event': {
      const [hook = ''] = subscriptionsOf(update);
      const events = await testCase.hooks.tryFire(update, theirs.item, hook, key);
      // An item of its own with the same id has events of its own.
      const due = pathOf(update, theirs.settings, hook);
      const credential = credentialIn(update, theirs.settings);
      const isTheirs = (event: Arrival) =>
        event.path === due ||
        (credential !== null && carriedBy(event, credential) === credential.value);
      testCase.expect(
        deliveries,
        "another tenant's event cannot be fired",
        [],
        events.filter(isTheirs).map(({ path }) => path),
      );
    }
  }
}

/**
 * An id is unique within its tenant only: whether the tenant has an item of the same id is looked at
 * first, and its answers may be of that one.
 */
async function changeTheirs(
  testCase: TestCase,
  sent: Patch,
  key: KeyRole,
  theirs: Owned,
): Promise<void> {
  const { update } = testCase.context;
  const { hooks } = testCase;
  const settings = shown(update.shape, theirs.settings);
  const isShown = await hooks.item(update, theirs.item, theirs.key);
  const before = await hooks.tryItem(update, theirs.item, key);
  const { seen, differences } = compare(settings, before);
  if (seen.length > 0 && differences.length === 0)
    testCase.fail(items, "another tenant's item cannot be seen", null, before);
  const { response } = await hooks.changeItem(update, theirs.item, sent, key);
  const hasItsOwn = before !== undefined || isShown === undefined;
  if (!hasItsOwn && response.status < 400)
    testCase.fail(items, "another tenant's item cannot be changed", 'a refusal', response.status);
}
