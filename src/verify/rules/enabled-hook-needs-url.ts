import fc from 'fast-check';
import { membersIn } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import type { TestCase } from '../case/test-case.ts';
import { isPartial, subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { requestBody } from '../generate/request-body.ts';
import { baselines, enabledBaselines, pick } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** Ways in which a hook would end up enabled with no url. */
const ways = [
  'url cleared while enabled',
  'enabled after its url was cleared',
  'enabled and cleared at once',
  'enabled without ever having a url',
] as const;

const refused = clause(
  'refused',
  'answers',
  'an update that would leave a hook enabled with no url is refused',
);

export const enabledHookNeedsUrl = defineRule({
  id: 'enabled-hook-needs-url',
  clauses: [refused],
  effort: 0.5,
  appliesTo: update => isPartial(update) && subscriptionsOf(update).length > 0,
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      hook: fc.constantFrom(...subscriptionsOf(context.update)),
      way: fc.constantFrom(...ways),
      // A valid change of another hook beside it must not help.
      beside: fc.option(baselines(context), { nil: {} }),
    }),
  examples: ({ update }, _, next) =>
    subscriptionsOf(update).flatMap(hook => ways.map(way => ({ ...next(), hook, way }))),
  check: async (testCase, { baseline, hook, way, beside }) => {
    const { update, abilities } = testCase.context;
    const subscription = subscribed(update, hook);
    if (subscription === null) return;
    const { enabled, url } = subscription;
    const others = pick(
      beside,
      subscriptionsOf(update).filter(name => name !== hook),
    );
    const start = {
      'url cleared while enabled': baseline,
      'enabled after its url was cleared': {
        ...baseline,
        [hook]: { [enabled]: false, [url]: null },
      },
      'enabled and cleared at once': {
        ...baseline,
        [hook]: Object.assign({}, baseline[hook], { [enabled]: false }),
      },
      'enabled without ever having a url': null,
    }[way];
    const patch = {
      'url cleared while enabled': { [url]: null },
      'enabled after its url was cleared': { [enabled]: true },
      'enabled and cleared at once': { [enabled]: true, [url]: null },
      'enabled without ever having a url': { [enabled]: true },
    }[way];
    if (start === null && !abilities.items.offered) return;
    if (start === null) await testCase.hooks.reset();
    else await testCase.baseline(update, start);
    await testCase.refused(
      refused,
      update,
      requestBody(update, { ...others, [hook]: patch }),
      `a hook that is ${way}`,
    );
    const kept: Patch = start === null ? { [hook]: { [enabled]: false } } : start;
    testCase.expectShown(
      null,
      'a refused update changes nothing',
      shown(update.shape, kept),
      await testCase.read(update),
    );
    await expectFreeOtherwise(testCase, hook, enabled, start);
  },
});

/** With a url stored, enabling by itself is fine: the rule asks for a url in the end, not in the request. */
async function expectFreeOtherwise(
  testCase: TestCase,
  hook: string,
  enabled: string,
  start: Patch | null,
): Promise<void> {
  const { update } = testCase.context;
  const url = subscribed(update, hook)?.url;
  if (start === null || url === undefined || membersIn(start[hook])[url] === null) return;
  await testCase.update(update, { [hook]: { [enabled]: true } });
}
