import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import { hooksOf, secretKeysOf } from '../generate/keys.ts';
import { baselines, disabled, enabled, pick, updates, withCascade } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

// The view shows no secret: only a delivery proves which one is stored.
const shows = clause('shown', 'settings', 'the view shows the credentials that were sent');
const carried = clause(
  'carried',
  'deliveries',
  'later deliveries use the credentials that were sent',
);

export const includedAuthIsUpdated = defineRule({
  id: 'included-auth-is-updated',
  clauses: [shows, carried],
  appliesTo: update => secretKeysOf(update).length > 0,
  needs: ['secrets'],
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      sent: fc.array(updates(context, { secrets: 'sent' }), { minLength: 1, maxLength: 3 }),
      /** Whether every hook is off while the credentials are sent. */
      allOff: fc.boolean(),
      seenOn: fc.constantFrom('new item', 'existing item'),
      /** Whether the credentials are the first ever, and come with the first update. */
      first: fc.constantFrom(false, false, false, true),
    }),
  check: async (testCase, { baseline, sent, allOff, seenOn, first }) => {
    const { update, abilities } = testCase.context;
    const onExisting = seenOn === 'existing item' && abilities.deliveries.offered;
    if (first && abilities.items.offered) await testCase.hooks.reset();
    const [existing] = onExisting ? await testCase.hooks.createItems(update, 1) : [];
    const switched = allOff ? disabled : enabled;
    let known = switched(update, baseline);
    await testCase.baseline(update, known, onExisting ? true : undefined);
    for (const step of first ? [] : sent) {
      const patch = switched(update, step.patch);
      const { flags } = onExisting ? withCascade(step, true) : step;
      const exchange = await testCase.update(update, patch, flags);
      known = { ...known, ...patch };
      testCase.expectShown(
        shows,
        'credentials that were sent show, without their secret',
        shown(update.shape, pick(patch, secretKeysOf(update))),
        testCase.view(update, exchange),
      );
    }
    if (allOff) {
      // Only an enabled hook lets the credentials be seen.
      const on = pick(enabled(update, known), hooksOf(update));
      await testCase.update(update, on, onExisting ? { cascade: true } : {});
      known = { ...known, ...on };
    }
    const item = existing ?? (await newItem(testCase, update));
    if (item !== null) await expectCredentials(testCase, carried, update, known, item);
    testCase.expectShown(
      shows,
      'credentials that were sent show when read again',
      shown(update.shape, pick(known, secretKeysOf(update))),
      await testCase.read(update),
    );
  },
});
