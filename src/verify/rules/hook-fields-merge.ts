import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { isRecord, membersIn, valueAt, withValueAt } from '../../contract/json-pointer.ts';
import type { Shape } from '../../contract/shape.ts';
import { clause } from '../case/clause.ts';
import { expectEvent, newItem } from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { freeMapsOf, mapChanges, removedFromMaps, removesFromMap } from '../generate/free-maps.ts';
import { hooksOf, isPartial, subscribed } from '../generate/keys.ts';
import { isAllowed } from '../generate/next-to-stored.ts';
import { complete, type Patch, someOf } from '../generate/patches.ts';
import { isRequired } from '../generate/required.ts';
import { admitsNull } from '../generate/schema-parts.ts';
import { baselines, pick } from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
import { mergePatch } from '../model/leaves.ts';
import { nothing } from '../observe/nothing.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const kept = clause('kept', 'settings', 'an omitted member of a key keeps its value');
const cleared = clause(
  'cleared',
  'settings',
  'a member of a key that is sent as null is cleared',
  ({ update }) => nullablesOf(update).length > 0 || removesFromMap(update),
);

export const hookFieldsMerge = defineRule({
  id: 'hook-fields-merge',
  clauses: [kept, cleared],
  appliesTo: update => isPartial(update) && mergedKeysOf(update).length > 0,
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      steps: fc.array(partialHooks(context), { minLength: 1, maxLength: 3 }),
    }),
  // Each member that can be cleared, each hook with none of its members and each free map, once in every run.
  examples: (context, sample, next) => {
    const { update } = context;
    return [
      ...nullablesOf(update).map(([hook, name]) => {
        const example = next();
        const { [hook]: settings } = example.baseline;
        return { ...example, steps: [{ [hook]: { ...membersIn(settings), [name]: null } }] };
      }),
      ...groupsOf(update)
        .filter(hook => isAllowed(update, { [hook]: {} }))
        .map(hook => ({ ...next(), steps: [{ [hook]: {} }] })),
      ...mapChanges(update, next().baseline, sample, urlBase(context)).map(({ stored, sent }) => ({
        baseline: stored,
        steps: [sent],
      })),
    ];
  },
  check: async (testCase, { baseline, steps }) => {
    const { update } = testCase.context;
    // What the baseline showed may not be gone later.
    testCase.view(update, await testCase.baseline(update, baseline));
    let known = pick(baseline, hooksOf(update));
    let last: Patch = {};
    for (const step of steps) {
      const patch = allowed(update, known, step);
      const exchange = await testCase.update(update, patch);
      known = merged(update, known, patch);
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
  return someOf(mergedKeysOf(update), 1).chain(hooks =>
    fc.record(Object.fromEntries(hooks.map(hook => [hook, partialHook(context, hook)]))),
  );
}

/** What a request may send a part of. */
function mergedKeysOf(update: SettingsUpdate): readonly string[] {
  const maps = freeMapsOf(update).flatMap(({ at }) => at.slice(0, 1));
  return [...new Set([...groupsOf(update), ...maps])];
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

/** Shows what was sent as null as unset, and in a free map not at all (RFC 7396 section 2). */
function expectCleared(testCase: TestCase, patch: Patch, view: unknown): void {
  const { update } = testCase.context;
  for (const at of removedFromMaps(update, patch)) {
    const what = 'a member of a map that is sent as null is removed';
    const actual = valueAt(view, at);
    if (actual !== undefined) testCase.fail(cleared, what, {}, { [at.join('.')]: actual });
    testCase.expectShown(cleared, what, withValueAt({}, at, nothing), view);
  }
  const nulls = Object.fromEntries(
    Object.entries(pick(patch, groupsOf(update))).map(([hook, sent]) => [
      hook,
      Object.fromEntries(Object.entries(membersIn(sent)).filter(([, value]) => value === null)),
    ]),
  );
  testCase.expectShown(
    cleared,
    'a member of a key that is sent as null is cleared',
    shown(update.shape, nulls),
    view,
  );
}

function partialHook(context: RuleContext, hook: string): fc.Arbitrary<unknown> {
  const shape = context.update.shape.members[hook];
  if (shape === undefined) return fc.constant({});
  if (shape.kind !== 'group') return complete(shape, urlBase(context));
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
  const after = merged(update, known, patch);
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

function merged({ shape }: SettingsUpdate, known: Patch, patch: Patch): Patch {
  const keys = Object.entries(patch).map(([key, sent]) => [
    key,
    mergedMember(shape.members[key], known[key], sent),
  ]);
  return { ...known, ...Object.fromEntries(keys) };
}

/** The members of a group, and those of a map that is merged; any other value takes the place of the known one. */
function mergedMember(shape: Shape | undefined, known: unknown, sent: unknown): unknown {
  if (shape?.kind === 'value' && shape.merges) return mergePatch(known, sent);
  if (shape?.kind !== 'group' || !isRecord(sent)) return sent;
  const members = Object.entries(sent).map(([name, value]) => [
    name,
    mergedMember(shape.members[name], membersIn(known)[name], value),
  ]);
  return { ...membersIn(known), ...Object.fromEntries(members) };
}
