import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import { expectEvent, newItem } from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { hooksOf, isPartial, subscribed } from '../generate/keys.ts';
import { isAllowed } from '../generate/next-to-stored.ts';
import { complete, type Patch, someOf } from '../generate/patches.ts';
import { isRequired } from '../generate/required.ts';
import { admitsNull } from '../generate/schema-parts.ts';
import { baselines, pick } from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const kept = clause('kept', 'settings', 'an omitted member of a key keeps its value');
const cleared = clause(
  'cleared',
  'settings',
  'a member of a key that is sent as null is cleared',
  ({ update }) => nullablesOf(update).length > 0,
);

export const hookFieldsMerge = defineRule({
  id: 'hook-fields-merge',
  clauses: [kept, cleared],
  appliesTo: update => isPartial(update) && groupsOf(update).length > 0,
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      steps: fc.array(partialHooks(context), { minLength: 1, maxLength: 3 }),
    }),
  // Each member that can be cleared, and each hook with none of its members, once in every run.
  examples: ({ update }, _, next) => [
    ...nullablesOf(update).map(([hook, name]) => {
      const example = next();
      const { [hook]: settings } = example.baseline;
      return { ...example, steps: [{ [hook]: { ...membersIn(settings), [name]: null } }] };
    }),
    ...groupsOf(update)
      .filter(hook => isAllowed(update, { [hook]: {} }))
      .map(hook => ({ ...next(), steps: [{ [hook]: {} }] })),
  ],
  check: async (testCase, { baseline, steps }) => {
    const { update } = testCase.context;
    await testCase.baseline(update, baseline);
    let known = pick(baseline, hooksOf(update));
    let last: Patch = {};
    for (const step of steps) {
      const patch = allowed(update, known, step);
      const exchange = await testCase.update(update, patch);
      known = merged(known, patch);
      last = patch;
      const view = testCase.view(update, exchange);
      expectCleared(testCase, patch, view);
      testCase.expectShown(
        kept,
        'an omitted member of a key keeps its value',
        // What becomes of a hook that is left out is another rule's business.
        shown(update.shape, pick(known, Object.keys(step))),
        view,
      );
    }
    const stored = await testCase.read(update);
    expectCleared(testCase, last, stored);
    testCase.expectShown(
      kept,
      'the members of a key are still there when read again',
      shown(update.shape, pick(known, Object.keys(last))),
      stored,
    );
    const hook = Object.keys(last).find(name => subscribed(update, name) !== null);
    const item = hook === undefined ? null : await newItem(testCase, update);
    if (hook !== undefined && item !== null)
      await expectEvent(testCase, kept, update, known, hook, item);
  },
});

/** Some hooks with some of their members, a nullable one now and then cleared. */
function partialHooks(context: RuleContext): fc.Arbitrary<Patch> {
  const { update } = context;
  return someOf(groupsOf(update), 1).chain(hooks =>
    fc.record(Object.fromEntries(hooks.map(hook => [hook, partialHook(context, hook)]))),
  );
}

function groupsOf(update: SettingsUpdate): readonly string[] {
  return hooksOf(update).filter(hook => {
    const shape = update.shape.members[hook];
    // Of alternatives, members go together.
    const isPlain = shape?.kind === 'group' && shape.alternatives === undefined;
    return isPlain && Object.keys(shape.members).length > 0;
  });
}

/** The members that can be cleared, each with its hook. */
function nullablesOf(update: SettingsUpdate): readonly (readonly [string, string])[] {
  return groupsOf(update).flatMap(hook => {
    const shape = update.shape.members[hook];
    return Object.entries(shape?.kind === 'group' ? shape.members : {}).flatMap(
      ([name, member]): (readonly [string, string])[] =>
        member.kind === 'value' && admitsNull(member.patch) ? [[hook, name]] : [],
    );
  });
}

/** Shows what was sent as null as unset. */
function expectCleared(testCase: TestCase, patch: Patch, view: unknown): void {
  const nulls = Object.fromEntries(
    Object.entries(patch).map(([hook, sent]) => [
      hook,
      Object.fromEntries(Object.entries(membersIn(sent)).filter(([, value]) => value === null)),
    ]),
  );
  testCase.expectShown(
    cleared,
    'a member of a key that is sent as null is cleared',
    shown(testCase.context.update.shape, nulls),
    view,
  );
}

function partialHook(context: RuleContext, hook: string): fc.Arbitrary<unknown> {
  const shape = context.update.shape.members[hook];
  if (shape?.kind !== 'group') return fc.constant({});
  const members = Object.entries(shape.members).map(([name, member]) => {
    const value = complete(member, urlBase(context));
    const nullable = member.kind === 'value' && admitsNull(member.patch);
    return [name, nullable ? fc.option(value, { freq: 3 }) : value] as const;
  });
  return fc.record(Object.fromEntries(members), {
    requiredKeys: members.flatMap(([name]) =>
      isRequired(context.update, [hook, name]) ? [name] : [],
    ),
  });
}

/** Enabling a hook that has no url is another rule's business: such a hook is sent disabled. */
function allowed(update: SettingsUpdate, known: Patch, patch: Patch): Patch {
  const after = merged(known, patch);
  return Object.fromEntries(
    Object.entries(patch).map(([hook, sent]) => {
      const subscription = subscribed(update, hook);
      const settled = membersIn(after[hook]);
      if (
        subscription === null ||
        settled[subscription.url] !== null ||
        settled[subscription.enabled] !== true
      )
        return [hook, sent];
      return [hook, Object.assign({}, sent, { [subscription.enabled]: false })];
    }),
  );
}

function merged(known: Patch, patch: Patch): Patch {
  const hooks = Object.entries(patch).map(([hook, sent]) => [
    hook,
    Object.assign({}, known[hook], sent),
  ]);
  return { ...known, ...Object.fromEntries(hooks) };
}
