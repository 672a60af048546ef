import fc from 'fast-check';
import { hooksOf, subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { baselines, pick, updates } from '../generate/updates.ts';
import { unusualUrls, urlOfLength } from '../generate/values.ts';
import { expectEvent, newItem } from '../observe/deliveries.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from '../rule.ts';
import { urlBase } from '../scene.ts';
import { Unobserved } from '../violation.ts';

/** No length is documented: a target may refuse a long url, but it may not cut one. */
const lengths = [256, 1024, 2048];

export const includedHookIsUpdated = defineRule({
  id: 'included-hook-is-updated',
  appliesTo: update => hooksOf(update).length > 0,
  inputs: scene => {
    const some = updates(scene, { hooks: [1, hooksOf(scene.update).length], secrets: 'either' });
    const long = fc.constantFrom(...lengths).chain(length => urlOfLength(urlBase(scene), length));
    return fc.record({
      baseline: baselines(scene),
      sent: fc.array(some, { minLength: 1, maxLength: 4, size: 'max' }),
      /** A url that a target may refuse, but not change. */
      odd: fc.option(fc.oneof(long, unusualUrls(urlBase(scene))), { nil: null, freq: 4 }),
    });
  },
  check: async (attempt, { baseline, sent, odd }) => {
    const { update } = attempt.scene;
    await attempt.baseline(update, baseline);
    let last: Patch = {};
    for (const { patch, flags } of sent) {
      last = pick(patch, hooksOf(update));
      const exchange = await attempt.update(update, patch, flags);
      const view = attempt.view(update, exchange);
      attempt.expectShown(
        'a hook that was sent shows the sent values',
        shown(update.shape, last),
        view,
      );
    }
    const stored = await attempt.read(update);
    attempt.expectShown(
      'a hook that was sent has the sent values when read again',
      shown(update.shape, last),
      stored,
    );
    const hook = subscriptionsOf(update).find(name => Object.hasOwn(last, name));
    const url = hook === undefined ? undefined : subscribed(update, hook)?.url;
    if (hook !== undefined && url !== undefined && odd !== null) {
      last = { ...last, [hook]: { ...Object(last[hook]), [url]: odd } };
      const exchange = await attempt.tryUpdate(update, pick(last, [hook]));
      if (exchange === null) throw new Unobserved(`the target refuses the url ${odd.slice(0, 80)}`);
      attempt.expectShown(
        'a url is taken as it was sent',
        shown(update.shape, pick(last, [hook])),
        attempt.view(update, exchange),
      );
    }
    // Clients differ in what they make of an odd url, and may refuse it: it is only looked at.
    const item = hook === undefined || odd !== null ? null : await newItem(attempt, update);
    if (hook !== undefined && item !== null) await expectEvent(attempt, update, last, hook, item);
  },
});
