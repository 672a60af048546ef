import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn } from '../../contract/json-pointer.ts';
import type { Shape } from '../../contract/shape.ts';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { bodyMutations } from '../generate/body-mutations.ts';
import { exclusivesOf, hooksOf, isPartial } from '../generate/keys.ts';
import { branchOf, complete } from '../generate/patches.ts';
import { offOrAbsent, requestBody } from '../generate/request-body.ts';
import { enabled, enabledBaselines, pick, updates } from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** What the flag being down or up must do. */
const cases = [
  'ignored',
  'ignored though incomplete',
  'checked though ignored',
  'spares items',
  'reaches items though omitted',
] as const;

const ignored = clause('ignored', 'settings', 'what a flag guards is ignored without it');
const checked = clause('checked', 'answers', 'its shape is checked all the same', ({ update }) =>
  Object.keys(update.guards).some(key => mutationsWithin(update, key).length > 0),
);
const spared = clause('spared', 'items', 'without the flag it reaches no item', hasItems);
const reached = clause('reached', 'items', 'with both flags it reaches every item', hasItems);

export const updateAuthGuardsAuth = defineRule({
  id: 'update-auth-guards-auth',
  clauses: [ignored, checked, spared, reached],
  appliesTo: update => isPartial(update) && Object.keys(update.guards).length > 0,
  needs: ['secrets'],
  inputs: context => {
    const { update } = context;
    const guarded = Object.keys(update.guards);
    return fc.constantFrom(...guarded).chain(key => {
      const shape = update.shape.members[key];
      if (shape === undefined) throw new Error(`no key "${key}"`);
      return fc.record({
        key: fc.constant(key),
        baseline: enabledBaselines(context),
        other: fc.oneof(
          { arbitrary: complete(shape, urlBase(context)), weight: 3 },
          { arbitrary: fc.constant(nothing(shape)), weight: 1 },
        ),
        own: complete(shape, urlBase(context)),
        /** Whether none are stored, so that both flags take those of the items away. */
        none: fc.constantFrom(false, false, true),
        mutation: fc.constantFrom(...mutationsWithin(update, key)),
        hooks: updates(context, { hooks: [0, hooksOf(update).length], secrets: 'omitted' }),
        flag: offOrAbsent,
        what: fc.constantFrom(...cases),
      });
    });
  },
  // Whatever is stored, and every violation of its shape, once in every run.
  examples: (context, sample, next) => [
    ...cases.flatMap(what =>
      [undefined, false].map(flag => ({ ...next(), what, flag, none: false })),
    ),
    ...exclusivesOf(context.update).flatMap(([key, shape]) =>
      ([cases[0], 'spares items'] as const).map(what => ({
        ...next(),
        key,
        what,
        other: nothing(shape),
        none: false,
      })),
    ),
    { ...next(), what: 'reaches items though omitted' as const, none: true },
    ...exclusivesOf(context.update).flatMap(([key, shape]) =>
      Object.keys(shape.branches).map(name => ({
        ...next(),
        key,
        what: 'ignored though incomplete' as const,
        other: sample(branchOf(shape, [name], urlBase(context))),
      })),
    ),
    ...Object.keys(context.update.guards).flatMap(key =>
      mutationsWithin(context.update, key).map(mutation => ({
        ...next(),
        key,
        what: 'checked though ignored' as const,
        mutation,
      })),
    ),
  ],
  check: async (
    testCase,
    { key, baseline: whole, other, own, none, hooks, flag, what, mutation },
  ) => {
    const { update, abilities } = testCase.context;
    const removed = none && what === 'reaches items though omitted';
    const place = update.shape.members[key];
    const baseline = removed && place !== undefined ? { ...whole, [key]: nothing(place) } : whole;
    const stored = pick(baseline, [key]);
    const guards = flag === undefined ? {} : { guards: flag };
    const patch = enabled(update, hooks.patch);
    const shape = exclusivesOf(update).find(([name]) => name === key)?.[1];
    const touchesItems = what === 'spares items' || what === 'reaches items though omitted';
    if (touchesItems && !abilities.items.offered) return;
    const [item = ''] = touchesItems ? await testCase.hooks.createItems(update, 1) : [];
    await testCase.baseline(update, baseline, touchesItems ? true : undefined);
    switch (what) {
      case 'ignored':
      case 'ignored though incomplete': {
        const incomplete = shape === undefined ? other : { [shape.by]: membersIn(other)[shape.by] };
        const exchange = await testCase.update(
          update,
          { ...patch, [key]: what === 'ignored' ? other : incomplete },
          guards,
        );
        testCase.expectShown(
          ignored,
          `${key} without its flag is ignored`,
          shown(update.shape, stored),
          testCase.view(update, exchange),
        );
        testCase.expectShown(
          ignored,
          `${key} without its flag is ignored, seen again`,
          shown(update.shape, stored),
          await testCase.read(update),
        );
        const later = await newItem(testCase, update);
        if (later !== null)
          await expectCredentials(testCase, ignored, update, { ...baseline, ...patch }, later);
        return;
      }
      case 'checked though ignored':
        await testCase.refused(
          checked,
          update,
          mutation.put(requestBody(update, { ...patch, [key]: other }, guards)),
          `${mutation.what}, though without its flag,`,
        );
        return;
      case 'spares items':
        await testCase.update(update, { ...patch, [key]: other }, { ...guards, cascade: true });
        testCase.expectShown(
          spared,
          `${key} without its flag reaches no item`,
          shown(update.shape, stored),
          await testCase.hooks.item(update, item),
        );
        if (abilities.deliveries.offered)
          await expectCredentials(testCase, spared, update, { ...baseline, ...patch }, item);
        return;
      case 'reaches items though omitted':
        await testCase.hooks.setItem(update, item, { [key]: own });
        await testCase.update(update, patch, { guards: true, cascade: true });
        testCase.expectShown(
          reached,
          `with both flags ${key} reaches every item though it was omitted`,
          shown(update.shape, stored),
          await testCase.hooks.item(update, item),
        );
        if (abilities.deliveries.offered)
          await expectCredentials(testCase, reached, update, { ...baseline, ...patch }, item);
    }
  },
});

/** What may be wrong with a guarded key, at it or below. */
function mutationsWithin(update: SettingsUpdate, key: string) {
  const place = [...update.patch, key].join();
  return bodyMutations(update).filter(({ at }) => at.join().startsWith(`${place},`));
}

function hasItems({ update }: RuleContext): boolean {
  return update.cascade !== undefined;
}

/** No credentials at all. */
function nothing(shape: Shape): unknown {
  return shape.kind === 'exclusive' ? { [shape.by]: null } : {};
}
