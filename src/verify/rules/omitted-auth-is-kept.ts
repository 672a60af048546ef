import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { enabledHooks, expectCredentials, newItem } from '../case/deliveries.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { hooksOf, secretKeysOf } from '../generate/keys.ts';
import {
  disabled,
  enabled,
  enabledBaselines,
  omissible,
  pick,
  updates,
} from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

// The view shows no secret: only a delivery proves that it is still there.
const shows = clause('shown', 'settings', 'credentials that are left out still show');
const carried = clause('carried', 'deliveries', 'later deliveries carry the same credentials');

export const omittedAuthIsKept = defineRule({
  id: 'omitted-auth-is-kept',
  clauses: [shows, carried],
  appliesTo: update => omissible(update, secretKeysOf(update)).length > 0,
  needs: ['secrets'],
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      sent: fc.oneof(
        { arbitrary: edits(context, 1, 3), weight: 3 },
        // What is kept for so many versions is gone after one more.
        { arbitrary: edits(context, 4, 12), weight: 2 },
      ),
      /** Whether every hook is switched off on the way. */
      allOff: fc.boolean(),
      seenOn: fc.constantFrom('new item', 'existing item'),
    }),
  check: async (testCase, { baseline, sent, allOff, seenOn }) => {
    const { update, abilities, levels } = testCase.context;
    const onExisting = seenOn === 'existing item' && abilities.deliveries.offered;
    const [existing] = onExisting ? await testCase.hooks.createItems(update, 1) : [];
    await testCase.baseline(update, baseline, onExisting ? true : undefined);
    const auth = pick(baseline, omissible(update, secretKeysOf(update)));
    // What the settings hold, and what the item that is looked at in the end holds.
    let known = baseline;
    let reached = baseline;
    for (const { patch, flags } of [
      ...sent,
      ...(allOff
        ? [{ patch: disabled(update, pick(known, hooksOf(update))), flags: { cascade: true } }]
        : []),
    ]) {
      const exchange = await testCase.update(update, patch, flags);
      known = { ...known, ...patch };
      if (existing === undefined || flags.cascade === true) reached = { ...reached, ...patch };
      testCase.expectShown(
        shows,
        'credentials that were left out still show',
        shown(update.shape, auth),
        testCase.view(update, exchange),
      );
    }
    // Whether keys that were not sent come along to an item is decided, so which hooks it has then.
    const isKnown = existing === undefined || levels.includes('decided');
    if (!isKnown || enabledHooks(update, reached).length === 0) {
      // Only an enabled hook lets the credentials be seen.
      const on = pick(enabled(update, known), hooksOf(update));
      await testCase.update(update, on, { cascade: true });
      reached = { ...reached, ...on };
    }
    const item = existing ?? (await newItem(testCase, update));
    if (item !== null) await expectCredentials(testCase, carried, update, reached, item);
    testCase.expectShown(
      shows,
      'credentials that were left out still show when read again',
      shown(update.shape, auth),
      await testCase.read(update),
    );
  },
});

function edits(context: RuleContext, minLength: number, maxLength: number) {
  return fc.array(updates(context, { secrets: 'omitted' }), { minLength, maxLength, size: 'max' });
}
