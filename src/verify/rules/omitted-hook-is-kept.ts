import fc from 'fast-check';
import { membersIn } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import { expectEvent, newItem } from '../case/deliveries.ts';
import { hooksOf, isPartial, subscriptionsOf } from '../generate/keys.ts';
import { sharingUrl } from '../generate/next-to-stored.ts';
import {
  baselines,
  disabled,
  enabled,
  omissible,
  pick,
  updates,
  without,
} from '../generate/updates.ts';
import { expectedView } from '../model/expected.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const kept = clause('kept', 'settings', 'a key that is left out shows the values that it had');

export const omittedHookIsKept = defineRule({
  id: 'omitted-hook-is-kept',
  clauses: [kept],
  appliesTo: update => isPartial(update) && omissible(update, hooksOf(update)).length > 0,
  inputs: context => {
    const hooks = hooksOf(context.update);
    const partial = updates(context, { hooks: [0, hooks.length - 1], secrets: 'either' });
    return fc.record({
      baseline: baselines(context),
      /** Whether the update is the first one ever, so that what is left out was never set. */
      first: fc.constantFrom(false, false, false, true),
      sent: fc.array(partial, { minLength: 1, maxLength: 3 }),
    });
  },
  // A hook that takes over the url of one that is left out, which is as it was all the same.
  examples: (context, _, next) => {
    const { update } = context;
    const hooks = omissible(update, subscriptionsOf(update));
    return hooks.slice(1).map(hook => {
      const { baseline } = next();
      const others = omissible(update, hooksOf(update)).filter(other => other !== hook);
      const moved = without(sharingUrl(update, pick(baseline, hooksOf(update))), others);
      const patch = disabled(update, moved);
      return { baseline: enabled(update, baseline), first: false, sent: [{ patch, flags: {} }] };
    });
  },
  check: async (testCase, { baseline, first, sent }) => {
    const { update, abilities, levels } = testCase.context;
    const hooks = hooksOf(update);
    // How a hook shows that was never set is decided, not documented.
    const unset = first && abilities.items.offered && levels.includes('decided');
    if (unset) await testCase.hooks.reset();
    else await testCase.baseline(update, baseline);
    let known = pick(unset ? membersIn(expectedView(update.shape, new Map())) : baseline, hooks);
    let omitted: string[] = [];
    for (const { patch, flags } of sent) {
      const exchange = await testCase.update(update, patch, flags);
      omitted = hooks.filter(hook => !Object.hasOwn(patch, hook));
      known = { ...known, ...pick(patch, hooks) };
      testCase.expectShown(
        kept,
        'a key that was left out keeps its values',
        shown(update.shape, pick(known, omitted)),
        testCase.view(update, exchange),
      );
    }
    const [hook] = omitted;
    if (hook === undefined) return;
    testCase.expectShown(
      kept,
      'a key that was left out still has its values when read again',
      shown(
        update.shape,
        without(
          known,
          hooks.filter(hook => !omitted.includes(hook)),
        ),
      ),
      await testCase.read(update),
    );
    const item = await newItem(testCase, update);
    if (item !== null) await expectEvent(testCase, kept, update, known, hook, item);
  },
});
