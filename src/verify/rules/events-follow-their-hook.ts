import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { enabledHooks, expectEvent } from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import { subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { guardsOf } from '../generate/request-body.ts';
import { baselines, disabled, enabled, enabledBaselines, pick } from '../generate/updates.ts';
import { defineRule } from './rule.ts';

const own = clause(
  'own',
  'deliveries',
  "an event of an enabled hook arrives at its own hook's url",
);
const off = clause('off', 'deliveries', 'no event arrives while its hook is off');

export const eventsFollowTheirHook = defineRule({
  id: 'events-follow-their-hook',
  clauses: [own, off],
  appliesTo: update => subscriptionsOf(update).length > 0,
  needs: ['deliveries'],
  inputs: context => {
    const hooks = subscriptionsOf(context.update);
    return fc.record({
      former: enabledBaselines(context),
      settings: baselines(context),
      order: fc.shuffledSubarray(hooks, { minLength: hooks.length }),
      /** What fired once must not stay in use when the settings change. */
      fired: fc.boolean(),
      unkind: fc.constantFrom('not at all', 'refusing', 'redirecting'),
    });
  },
  examples: ({ update }, _, next) => [
    ...(['refusing', 'redirecting'] as const).map(unkind => ({ ...next(), unkind, fired: false })),
    ...[enabled, disabled].map(switched => {
      const example = next();
      return { ...example, settings: switched(update, example.settings) };
    }),
  ],
  check: async (testCase, { former, settings, order, fired, unkind }) => {
    const { update, levels } = testCase.context;
    const [item = ''] = await testCase.hooks.createItems(update, 1);
    await testCase.baseline(update, former, true);
    if (fired) for (const hook of order) await expectFollowed(testCase, former, hook, item);
    await testCase.update(update, settings, { cascade: true, ...guardsOf(update, settings) });
    for (const hook of order) await expectFollowed(testCase, settings, hook, item);
    // That a redirect is a failure, and a failure no reason to stop, is decided.
    if (unkind !== 'not at all' && levels.includes('decided'))
      await expectUnmoved(testCase, former, item, testCase.context.receiver[unkind], order);
  },
});

function expectFollowed(testCase: TestCase, known: Patch, hook: string, item: string) {
  const { update } = testCase.context;
  const clause = enabledHooks(update, known).includes(hook) ? own : off;
  return expectEvent(testCase, clause, update, known, hook, item);
}

/** Whatever its receiver answers, an event goes to its own hook's url, and so do those after it. */
async function expectUnmoved(
  testCase: TestCase,
  settings: Patch,
  item: string,
  base: string,
  order: readonly string[],
): Promise<void> {
  const { update } = testCase.context;
  const hooks = order.flatMap(hook => {
    const subscription = subscribed(update, hook);
    if (subscription === null) return [];
    const { enabled, url } = subscription;
    return [[hook, { [enabled]: true, [url]: `${base}/${hook}` }]];
  });
  const moved: Patch = { ...settings, ...Object.fromEntries(hooks) };
  await testCase.update(update, pick(moved, order), { cascade: true });
  const [hook = ''] = order;
  for (let time = 0; time < 2; time += 1) await expectFollowed(testCase, moved, hook, item);
}
