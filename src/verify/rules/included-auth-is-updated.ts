import fc from 'fast-check';
import { membersIn, valueAt, withValueAt } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { exclusivesOf, hooksOf, secretKeysOf } from '../generate/keys.ts';
import {
  inTurn,
  type Neighbours,
  neighbours,
  sharingUrl,
  textPlaces,
} from '../generate/next-to-stored.ts';
import { branchOf, type Patch, type Sample } from '../generate/patches.ts';
import {
  baselines,
  disabled,
  enabled,
  pick,
  updateOf,
  updates,
  withCascade,
} from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
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
      /** Whether what is stored has been delivered before: what was looked up then must not stay in use. */
      delivered: fc.boolean(),
    }),
  // Credentials next to the stored ones, for every text of every type, and each member of a pair alone.
  examples: (context, sample, next) =>
    nearby(context, sample).map(({ stored, sent }) => ({
      ...next(),
      baseline: stored,
      sent: [updateOf(context, sent, stored)],
      allOff: false,
      seenOn: 'existing item' as const,
      first: false,
      delivered: true,
    })),
  check: async (testCase, { baseline, sent, allOff, seenOn, first, delivered }) => {
    const { update, abilities } = testCase.context;
    const onExisting = seenOn === 'existing item' && abilities.deliveries.offered;
    if (first && abilities.items.offered) await testCase.hooks.reset();
    const [existing] = onExisting ? await testCase.hooks.createItems(update, 1) : [];
    const switched = allOff ? disabled : enabled;
    let known = switched(update, baseline);
    await testCase.baseline(update, known, onExisting ? true : undefined);
    if (existing !== undefined && delivered)
      await expectCredentials(testCase, carried, update, known, existing);
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

/**
 * Each member of each type alone, and next to what is stored by turns, beginning with another member
 * for another operation. Events go to one url, since a sender may know its clients by that.
 */
function nearby(context: RuleContext, sample: Sample): readonly Neighbours[] {
  const { contract, update } = context;
  const first = contract.updates.indexOf(update);
  return exclusivesOf(update).flatMap(([key, shape]) =>
    Object.keys(shape.branches).flatMap(name => {
      const credentials = branchOf(shape, [name], urlBase(context));
      const settings: Patch = {
        ...sharingUrl(update, sample(baselines(context))),
        [key]: sample(credentials),
      };
      const fresh = { [key]: sample(credentials) };
      const places = textPlaces(shape, settings[key], [key]);
      const alone = places.map(place => ({
        stored: settings,
        sent: membersIn(withValueAt(settings, place, valueAt(fresh, place))),
      }));
      const close = inTurn(
        places.map(place => neighbours(update, settings, place, urlBase(context))),
        first,
      );
      return [...alone, ...close].map(({ stored, sent }) => ({ stored, sent: pick(sent, [key]) }));
    }),
  );
}
