import fc from 'fast-check';
import { membersIn } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import { expectEvent, newItem } from '../case/deliveries.ts';
import { Unobserved } from '../case/refutation.ts';
import type { TestCase } from '../case/test-case.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { hooksOf, subscribed, subscriptionsOf } from '../generate/keys.ts';
import {
  inTurn,
  type Neighbours,
  neighbours,
  sharingUrl,
  textPlaces,
} from '../generate/next-to-stored.ts';
import type { Patch } from '../generate/patches.ts';
import { baselines, pick, updates } from '../generate/updates.ts';
import { unusualUrls, urlBase, urlOfLength } from '../generate/values.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** No length is documented: a target may refuse a long url, but it may not cut one. */
const lengths = [256, 1024, 2048];

const updated = clause('updated', 'settings', 'a key that is sent shows the sent values');

export const includedHookIsUpdated = defineRule({
  id: 'included-hook-is-updated',
  clauses: [updated],
  appliesTo: update => hooksOf(update).length > 0,
  inputs: context => {
    const long = fc.constantFrom(...lengths).chain(length => urlOfLength(urlBase(context), length));
    return fc.record({
      baseline: baselines(context),
      sent: fc.array(some(context), { minLength: 1, maxLength: 4, size: 'max' }),
      /** Whether the update is the first one ever. */
      first: fc.constantFrom(false, false, false, true),
      long: fc.option(long, { nil: null, freq: 4 }),
      /** Another text for the same place, which a parser would write otherwise; that none may is decided. */
      odd: context.levels.includes('decided')
        ? fc.option(fc.oneof(...unusualUrls(urlBase(context))), { nil: null, freq: 4 })
        : fc.constant(null),
    });
  },
  // Each odd url once in every run, urls next to the stored one, and one url for every hook.
  examples: (context, sample, next) => {
    const plain = () => ({ ...next(), first: false, long: null, odd: null });
    return [
      ...(context.levels.includes('decided') ? unusualUrls(urlBase(context)) : []).map(odd => ({
        ...plain(),
        sent: [sample(some(context))],
        odd: sample(odd),
      })),
      ...nearby(context, plain().baseline).map(({ stored, sent }) => ({
        ...plain(),
        baseline: stored,
        sent: [{ patch: sent, flags: {} }],
      })),
    ];
  },
  check: async (testCase, { baseline, first, sent, long, odd }) => {
    const { update, abilities } = testCase.context;
    if (first && abilities.items.offered) await testCase.hooks.reset();
    else await testCase.baseline(update, baseline);
    let last: Patch = {};
    for (const { patch, flags } of first ? sent.slice(0, 1) : sent) {
      last = pick(patch, hooksOf(update));
      const exchange = await testCase.update(update, patch, flags);
      const view = testCase.view(update, exchange);
      testCase.expectShown(
        updated,
        'a key that was sent shows the sent values',
        shown(update.shape, last),
        view,
      );
    }
    const stored = await testCase.read(update);
    testCase.expectShown(
      updated,
      'a key that was sent has the sent values when read again',
      shown(update.shape, last),
      stored,
    );
    const hook = subscriptionsOf(update).find(name => Object.hasOwn(last, name));
    const url = hook === undefined ? undefined : subscribed(update, hook)?.url;
    if (hook === undefined || url === undefined) return;
    if (long !== null) last = await expectTaken(testCase, last, hook, url, long);
    const item = await newItem(testCase, update);
    if (item !== null) await expectEvent(testCase, updated, update, last, hook, item);
    // Senders differ in what they make of an odd url: it is only looked at.
    if (odd !== null) await expectTaken(testCase, last, hook, url, odd);
  },
});

/** The hooks take their turns. */
function nearby(context: RuleContext, baseline: Patch): readonly Neighbours[] {
  const { update } = context;
  const hooks = hooksOf(update);
  const settings = pick(baseline, hooks);
  const places = hooks.map(hook => textPlaces(update.shape.members[hook], settings[hook], [hook]));
  const pairs = places.map(([place = []]) => neighbours(update, settings, place, urlBase(context)));
  return [...inTurn(pairs), { stored: baseline, sent: sharingUrl(update, settings) }];
}

/** At least one hook. */
function some(context: RuleContext) {
  return updates(context, { hooks: [1, hooksOf(context.update).length], secrets: 'either' });
}

/** A target may refuse such a url, but not change it. */
async function expectTaken(
  testCase: TestCase,
  known: Patch,
  hook: string,
  url: string,
  text: string,
): Promise<Patch> {
  const { update } = testCase.context;
  const after = { ...known, [hook]: { ...membersIn(known[hook]), [url]: text } };
  const exchange = await testCase.tryUpdate(update, pick(after, [hook]));
  if (exchange === null) throw new Unobserved(`the target refuses the url ${text.slice(0, 80)}`);
  testCase.expectShown(
    updated,
    'a url is taken as it was sent',
    shown(update.shape, pick(after, [hook])),
    testCase.view(update, exchange),
  );
  return after;
}
