import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import type { TestCase } from '../case/test-case.ts';
import { exclusivesOf, secretKeysOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { baselines, pick, updates } from '../generate/updates.ts';
import { type SecretPlace, secretPlaces } from '../observe/secret-places.ts';
import { defineRule, type Rule } from './rule.ts';

type PlacesIn = (update: SettingsUpdate) => readonly SecretPlace[];

export const passwordIsMasked = maskingRule('password-is-masked', update =>
  secretPlaces(update).filter(({ headerValue }) => !headerValue),
);

/** A secret is null in every response, and its flag is true exactly when one is stored. */
export function maskingRule(id: string, placesIn: PlacesIn): Rule {
  return defineRule({
    id,
    appliesTo: update => placesIn(update).length > 0,
    needs: ['secrets'],
    inputs: context =>
      fc.record({
        baseline: baselines(context),
        sent: fc.array(updates(context, { secrets: 'either' }), { minLength: 1, maxLength: 3 }),
        /** Credentials that do not count, since the flag that guards them is down. */
        ignored: fc.option(baselines(context), { nil: null }),
        forgotten: fc.option(fc.constantFrom('by reset', 'by type'), { nil: null }),
      }),
    check: async (testCase, { baseline, sent, ignored, forgotten }) => {
      const { update, abilities, levels } = testCase.context;
      if (forgotten === 'by reset' && abilities.items.offered && abilities.reads.offered) {
        await testCase.hooks.reset();
        return expectNone(
          testCase,
          placesIn,
          await testCase.update(update, {}).then(exchange => testCase.view(update, exchange)),
        );
      }
      await testCase.baseline(update, baseline);
      let auth = pick(baseline, secretKeysOf(update));
      for (const { patch, flags } of sent) {
        const exchange = await testCase.update(update, patch, flags);
        auth = { ...auth, ...pick(patch, secretKeysOf(update)) };
        expectMasked(testCase, placesIn, auth, testCase.view(update, exchange));
      }
      const guarded = pick(ignored ?? {}, Object.keys(update.guards));
      // That a flag guards them is decided, not documented.
      if (Object.keys(guarded).length > 0 && levels.includes('decided')) {
        const exchange = await testCase.update(update, guarded);
        expectMasked(testCase, placesIn, auth, testCase.view(update, exchange));
      }
      expectMasked(testCase, placesIn, auth, await testCase.read(update));
      if (abilities.items.offered) {
        const [item = ''] = await testCase.hooks.createItems(update, 1);
        const view = await testCase.hooks.item(update, item);
        if (abilities.inheritance.offered) expectMasked(testCase, placesIn, auth, view);
        else expectNull(testCase, placesIn, view);
      }
      const none = Object.fromEntries(
        exclusivesOf(update).map(([key, { by }]) => [key, { [by]: null }]),
      );
      // That a type of null removes all credentials is decided, not documented.
      if (forgotten !== 'by type' || !levels.includes('decided') || Object.keys(none).length === 0)
        return;
      const exchange = await testCase.update(update, none, { guards: true });
      const removed: PlacesIn = all =>
        placesIn(all).filter(({ path: [key = ''] }) => Object.hasOwn(none, key));
      expectNone(testCase, removed, testCase.view(update, exchange));
    },
  });
}

function expectMasked(testCase: TestCase, placesIn: PlacesIn, auth: Patch, view: unknown): void {
  const { update, levels } = testCase.context;
  expectNull(testCase, placesIn, view);
  for (const { path, presence } of placesIn(update)) {
    const flag = presence === undefined ? undefined : valueAt(view, presence);
    if (flag === undefined) continue;
    if (valueAt(auth, path) !== undefined)
      testCase.expect('a stored secret has its flag true', true, flag, 'view');
    // Whether another type forgets the former secret is decided; then its flag is false.
    else if (levels.includes('decided'))
      testCase.expect('a secret that is not stored has its flag false', false, flag, 'view');
  }
}

function expectNull(testCase: TestCase, placesIn: PlacesIn, view: unknown): void {
  for (const { path } of placesIn(testCase.context.update)) {
    const value = valueAt(view, path);
    if (value !== undefined)
      testCase.expect('a secret is null in every response', null, value, 'view');
  }
}

/** With no secret stored there is none to show, and every flag says so. */
function expectNone(testCase: TestCase, placesIn: PlacesIn, view: unknown): void {
  expectNull(testCase, placesIn, view);
  for (const { presence } of placesIn(testCase.context.update)) {
    const flag = presence === undefined ? undefined : valueAt(view, presence);
    if (flag !== undefined)
      testCase.expect('with no secret stored its flag is false', false, flag, 'view');
  }
}
