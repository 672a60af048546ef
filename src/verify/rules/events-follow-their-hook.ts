import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { clause } from '../case/clause.ts';
import { enabledHooks, expectEvent } from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import { subscribed, subscriptionsOf } from '../generate/keys.ts';
import { sharingUrl } from '../generate/next-to-stored.ts';
import type { Patch } from '../generate/patches.ts';
import { guardsOf } from '../generate/request-body.ts';
import { baselines, disabled, enabled, enabledBaselines, pick } from '../generate/updates.ts';
import { defineRule } from './rule.ts';

const own = clause(
  'own',
  'deliveries',
  "an event of an enabled hook arrives at its own hook's url",
);
const off = clause('off', 'deliveries', 'no event arrives while its key is off');

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
      /** Whether every hook has the same url, and which of them are off then. */
      shared: fc.constantFrom('nothing', 'nothing', 'a url, the first off', 'a url, the first on'),
    });
  },
  examples: ({ update }, _, next) => [
    ...(['refusing', 'redirecting'] as const).map(unkind => ({ ...next(), unkind, fired: false })),
    ...[enabled, disabled].map(switched => {
      const example = next();
      return {
        ...example,
        settings: switched(update, example.settings),
        shared: 'nothing' as const,
      };
    }),
    ...(['a url, the first off', 'a url, the first on'] as const).map(shared => ({
      ...next(),
      unkind: 'refusing' as const,
      fired: false,
      shared,
    })),
  ],
  check: async (testCase, { former, settings: drawn, order, fired, unkind, shared }) => {
    const { update, levels } = testCase.context;
    const settings =
      shared === 'nothing' ? drawn : alike(update, drawn, shared === 'a url, the first on');
    const [item = ''] = await testCase.hooks.createItems(update, 1);
    await testCase.baseline(update, former, true);
    if (fired) for (const hook of order) await expectFollowed(testCase, former, hook, item);
    await testCase.update(update, settings, { cascade: true, ...guardsOf(update, settings) });
    for (const hook of order) await expectFollowed(testCase, settings, hook, item);
    // That a redirect is a failure, and a failure no reason to stop, is decided.
    if (unkind !== 'not at all' && levels.includes('decided'))
      await expectUnmoved(testCase, former, item, {
        base: testCase.context.receiver[unkind],
        order,
        shared: shared !== 'nothing',
      });
  },
});

function expectFollowed(testCase: TestCase, known: Patch, hook: string, item: string) {
  const { update } = testCase.context;
  const clause = enabledHooks(update, known).includes(hook) ? own : off;
  return expectEvent(testCase, clause, update, known, hook, item);
}

/** One url for all, and every other hook on. */
function alike(update: SettingsUpdate, settings: Patch, firstOn: boolean): Patch {
  const hooks = subscriptionsOf(update);
  const on = hooks.filter((_, index) => (index % 2 === 0) === firstOn);
  return {
    ...disabled(update, sharingUrl(update, settings)),
    ...enabled(update, pick(sharingUrl(update, settings), on)),
  };
}

/** Whatever its receiver answers, an event goes to its own hook's url, and so do those after it. */
async function expectUnmoved(
  testCase: TestCase,
  settings: Patch,
  item: string,
  {
    base,
    order,
    shared,
  }: { readonly base: string; readonly order: readonly string[]; readonly shared: boolean },
): Promise<void> {
  const { update } = testCase.context;
  const hooks = order.flatMap(hook => {
    const subscription = subscribed(update, hook);
    if (subscription === null) return [];
    const { enabled, url } = subscription;
    return [[hook, { [enabled]: true, [url]: `${base}/${hook}` }]];
  });
  const apart: Patch = { ...settings, ...Object.fromEntries(hooks) };
  const moved = shared ? sharingUrl(update, apart) : apart;
  await testCase.update(update, pick(moved, order), { cascade: true });
  const [first = '', next = first] = order;
  for (const hook of [first, shared ? next : first])
    await expectFollowed(testCase, moved, hook, item);
}
