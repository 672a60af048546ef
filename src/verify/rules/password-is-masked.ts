import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { type Path, valueAt, withValueAt } from '../../contract/json-pointer.ts';
import { type Clause, clause } from '../case/clause.ts';
import type { TestCase } from '../case/test-case.ts';
import { credentialsByType } from '../generate/credentials-by-type.ts';
import { exclusivesOf, hooksOf, secretKeysOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { credentialsOfTexts } from '../generate/telling-credentials.ts';
import { baselines, pick, updateOf, updates } from '../generate/updates.ts';
import { shownOf } from '../observe/judged.ts';
import { type SecretPlace, secretPlaces } from '../observe/secret-places.ts';
import { defineRule, type Rule } from './rule.ts';

type PlacesIn = (update: SettingsUpdate) => readonly SecretPlace[];

export const passwordIsMasked = maskingRule('password-is-masked', update =>
  secretPlaces(update).filter(({ headerValue }) => !headerValue),
);

/** A secret is null in every response, and its flag is true exactly when one is stored. */
export function maskingRule(id: string, placesIn: PlacesIn): Rule {
  const hasFlags: Clause['appliesTo'] = ({ update }) =>
    placesIn(update).some(({ presence }) => presence !== undefined);
  const isSaid = ({ shape }: SecretPlace) => shape.shown !== 'unsaid';
  const masked = clause(
    'masked',
    'settings',
    'the secret is null in every response',
    ({ update }) => placesIn(update).some(isSaid),
  );
  const flagged = clause(
    'flagged',
    'settings',
    'the flag beside it is true while one is stored',
    hasFlags,
  );
  const unflagged = clause(
    'unflagged',
    'settings',
    'the flag beside it is false while none is stored',
    hasFlags,
  );
  const masking = { placesIn, masked, flagged, unflagged };
  return defineRule({
    id,
    clauses: [masked, flagged, unflagged],
    appliesTo: update =>
      placesIn(update).some(place => isSaid(place) || place.presence !== undefined),
    needs: ['secrets'],
    inputs: context =>
      fc.record({
        baseline: baselines(context),
        sent: fc.array(updates(context, { secrets: 'either' }), { minLength: 1, maxLength: 3 }),
        /** Credentials that do not count, since the flag that guards them is down. */
        ignored: fc.option(baselines(context), { nil: null }),
        forgotten: fc.option(fc.constantFrom('by reset', 'by type'), { nil: null }),
      }),
    // Credentials of each type, and none, and secrets that a language may take for none, in every run.
    examples: (context, sample, next) => [
      ...credentialsByType(context, sample).map(auth => {
        const { baseline, ...rest } = next();
        return { ...rest, baseline: { ...baseline, ...auth }, forgotten: null };
      }),
      { ...next(), forgotten: 'by reset' as const },
      ...credentialsOfTexts(context.update, ['0', 'false', 'null'])
        .filter(auth =>
          placesIn(context.update).some(({ path }) => valueAt(auth, path) !== undefined),
        )
        .map(patch => {
          const input = next();
          const sent = [updateOf(context, patch, input.baseline)];
          return { ...input, sent, ignored: null, forgotten: null };
        }),
    ],
    check: async (testCase, { baseline, sent, ignored, forgotten }) => {
      const { update, abilities, levels } = testCase.context;
      if (forgotten === 'by reset' && abilities.items.offered) {
        await testCase.hooks.reset();
        const patch = abilities.reads.offered ? {} : pick(baseline, hooksOf(update));
        const exchange = await testCase.update(update, patch);
        return expectNone(testCase, masking, testCase.view(update, exchange));
      }
      const start = await testCase.baseline(update, baseline);
      let auth = pick(baseline, secretKeysOf(update));
      expectMasked(testCase, masking, auth, testCase.view(update, start));
      for (const { patch, flags } of sent) {
        const exchange = await testCase.update(update, patch, flags);
        auth = { ...auth, ...pick(patch, secretKeysOf(update)) };
        expectMasked(testCase, masking, auth, testCase.view(update, exchange));
      }
      const guarded = pick(ignored ?? {}, Object.keys(update.guards));
      // That a flag guards them is decided, not documented.
      if (Object.keys(guarded).length > 0 && levels.includes('decided')) {
        const exchange = await testCase.update(update, guarded);
        expectMasked(testCase, masking, auth, testCase.view(update, exchange));
      }
      expectMasked(testCase, masking, auth, await testCase.read(update));
      if (abilities.items.offered) {
        const [item = ''] = await testCase.hooks.createItems(update, 1);
        const view = await testCase.hooks.item(update, item);
        if (abilities.inheritance.offered) expectMasked(testCase, masking, auth, view);
        else expectHidden(testCase, { placesIn, masked: null }, view);
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
      expectNone(testCase, { ...masking, placesIn: removed }, testCase.view(update, exchange));
    },
  });
}

/** The secrets that a rule is about, and what it says of them. */
interface Masking {
  readonly placesIn: PlacesIn;
  readonly masked: Clause | null;
  readonly flagged: Clause;
  readonly unflagged: Clause;
}

function expectMasked(testCase: TestCase, masking: Masking, auth: Patch, view: unknown): void {
  const { update, levels } = testCase.context;
  const { placesIn, flagged, unflagged } = masking;
  expectHidden(testCase, masking, view, auth);
  for (const { path, presence } of placesIn(update)) {
    if (presence === undefined) continue;
    const isStored = valueAt(auth, path) !== undefined;
    if (isStored)
      expectAt(testCase, flagged, 'a stored secret has its flag true', presence, true, view);
    // Whether another type forgets the former secret is decided; then its flag is false.
    else if (levels.includes('decided') || valueAt(view, presence) !== true) {
      const what = 'a secret that is not stored has its flag false';
      expectAt(testCase, unflagged, what, presence, false, view);
    }
  }
}

/** A secret shows as the document has it; `auth` is what is stored, as far as that is known. */
function expectHidden(
  testCase: TestCase,
  { placesIn, masked }: Pick<Masking, 'placesIn' | 'masked'>,
  view: unknown,
  auth: Patch = {},
): void {
  for (const { path, shape } of placesIn(testCase.context.update)) {
    const expected = shownOf(shape, valueAt(auth, path) !== undefined);
    if (expected === undefined) continue;
    const what = expected === null ? 'a secret is null in every response' : 'a secret is masked';
    expectAt(testCase, masked, what, path, expected, view);
  }
}

/** With no secret stored there is none to show, and every flag says so. */
function expectNone(testCase: TestCase, masking: Masking, view: unknown): void {
  expectHidden(testCase, masking, view);
  for (const { presence } of masking.placesIn(testCase.context.update)) {
    const what = 'with no secret stored its flag is false';
    if (presence !== undefined) expectAt(testCase, masking.unflagged, what, presence, false, view);
  }
}

function expectAt(
  testCase: TestCase,
  clause: Clause | null,
  what: string,
  place: Path,
  expected: unknown,
  view: unknown,
): void {
  testCase.expectShown(clause, what, withValueAt({}, place, expected), view);
}
