import fc from 'fast-check';
import { isRecord, membersIn, valueAt, withValueAt } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import { Unobserved } from '../case/refutation.ts';
import { exclusivesOf, hooksOf, subscribed } from '../generate/keys.ts';
import { branchOf, type Patch } from '../generate/patches.ts';
import { isForeign } from '../generate/refusals.ts';
import { eitherWay, requestBody } from '../generate/request-body.ts';
import { isRoundTrip } from '../generate/round-trips.ts';
import { sendable } from '../generate/sendable-view.ts';
import { credentialsOfTexts } from '../generate/telling-credentials.ts';
import { enabledBaselines } from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
import { described } from '../observe/described.ts';
import { secretPlaces } from '../observe/secret-places.ts';
import { defineRule } from './rule.ts';

/** Where the view that is posted back comes from. */
const origins = [
  'complete settings',
  'no credentials',
  'cleared urls',
  'nothing ever sent',
] as const;

/** Whose view it is, and where it is posted back to. */
const places = ['settings', 'settings and items', 'an item'] as const;

const unchanged = clause('unchanged', 'settings', 'a view that is posted back changes nothing');
const flagless = clause(
  'flagless',
  'settings',
  'the flags beside secrets are ignored in a request',
  ({ update }) =>
    !isForeign(update) && secretPlaces(update).some(({ presence }) => presence !== undefined),
);
const refused = clause(
  'refused',
  'answers',
  'an inactive branch that is filled in is refused',
  ({ update }) =>
    !isForeign(update) &&
    exclusivesOf(update).some(([, shape]) => Object.keys(shape.branches).length > 1),
);

export const roundTripChangesNothing = defineRule({
  id: 'round-trip-changes-nothing',
  clauses: [unchanged, flagless, refused],
  appliesTo: ({ shape }) => isRoundTrip(shape),
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      origin: fc.constantFrom(...origins),
      place: fc.constantFrom(...places),
      guards: eitherWay,
      times: fc.integer({ min: 1, max: 2 }),
      /** The flags beside secrets are ignored, whatever they say. */
      flags: fc.constantFrom<'as shown' | boolean>('as shown', false, true),
      filled: fc.constantFrom(false, false, false, true),
    }),
  // Every origin with every flag, and complete settings with credentials of each type.
  examples: (context, sample, next) => [
    ...origins.flatMap(origin =>
      (['as shown', false, true] as const).map(flags => ({
        ...next(),
        origin,
        place: places[0],
        flags,
        filled: false,
      })),
    ),
    ...exclusivesOf(context.update).flatMap(([key, shape]) =>
      Object.keys(shape.branches).flatMap(name =>
        ([false, true] as const).map(flags => {
          const { baseline, ...rest } = next();
          const auth = sample(branchOf(shape, [name], urlBase(context)));
          return {
            ...rest,
            baseline: { ...baseline, [key]: auth },
            origin: origins[0],
            place: places[0],
            guards: true,
            flags,
            filled: false,
          };
        }),
      ),
    ),
    // Texts that a page or a file writes otherwise than they are.
    ...credentialsOfTexts(context.update, ['0042', 'a\\b\\\\c', '********']).map(auth => {
      const { baseline, ...rest } = next();
      const settings = { ...baseline, ...auth };
      const asIs = { guards: true, flags: 'as shown' as const, filled: false };
      return { ...rest, baseline: settings, origin: origins[0], place: places[0], ...asIs };
    }),
    ...places.map(place => ({
      ...next(),
      origin: origins[0],
      place,
      guards: true,
      flags: 'as shown' as const,
      filled: false,
    })),
    { ...next(), origin: origins[0], place: places[0], filled: true },
  ],
  check: async (testCase, { baseline, origin, place, guards, times, flags, filled }) => {
    const { update, abilities } = testCase.context;
    // What else a view may say when it comes back is our own choice.
    if (isForeign(update) && (filled || flags !== 'as shown')) return;
    const settings: Patch = { ...baseline, ...unset(origin) };
    const isFirst = origin === 'nothing ever sent' && abilities.items.offered;
    const touches = place !== 'settings' && !isFirst && abilities.items.offered;
    if (isFirst) await testCase.hooks.reset();
    const [existing] = touches ? await testCase.hooks.createItems(update, 1) : [];
    const start = isFirst
      ? null
      : await testCase.baseline(update, settings, touches ? true : undefined);
    if (existing !== undefined && place === 'an item') return throughItem(existing);
    // What a target shows beyond the contract it need not take back.
    const seen =
      (await testCase.read(update)) ?? (start === null ? undefined : testCase.view(update, start));
    const before = described(update.shape, seen);
    if (!isRecord(before))
      throw new Unobserved('the answers show no settings that could be posted back');
    testCase.endBaseline();
    const clause = flags === 'as shown' ? unchanged : flagless;
    const sent = sendable(update, flags === 'as shown' ? before : flagged(before, flags));
    if (filled) return refuseFilled(sent);
    for (let time = 0; time < times; time += 1) {
      const exchange = await testCase.update(update, sent, {
        ...(guards !== undefined && { guards }),
        ...(touches && { cascade: true }),
      });
      testCase.expectSame(
        clause,
        'a view that is posted back comes back the same',
        update,
        before,
        testCase.view(update, exchange),
      );
    }
    if (existing !== undefined && abilities.deliveries.offered)
      await expectCredentials(testCase, clause, update, settings, existing);
    const item = await newItem(testCase, update);
    if (item !== null && origin !== 'nothing ever sent')
      await expectCredentials(testCase, clause, update, settings, item);
    testCase.expectSame(
      clause,
      'a view that was posted back is the same when read again',
      update,
      before,
      await testCase.read(update),
    );

    /** An item is changed by the rules of an update, and so is it here. */
    async function throughItem(item: string): Promise<void> {
      if (!abilities.itemChanges.offered) return;
      const view = described(update.shape, await testCase.hooks.item(update, item));
      if (!isRecord(view)) return;
      testCase.endBaseline();
      await testCase.hooks.setItem(update, item, view);
      testCase.expectSame(
        unchanged,
        "an item's view that is sent back changes nothing",
        update,
        view,
        await testCase.hooks.item(update, item),
      );
      if (abilities.deliveries.offered)
        await expectCredentials(testCase, unchanged, update, settings, item);
    }

    function unset(origin: (typeof origins)[number]): Patch {
      if (origin === 'no credentials')
        return Object.fromEntries(
          exclusivesOf(update).map(([key, { by }]) => [key, { [by]: null }]),
        );
      if (origin !== 'cleared urls') return {};
      const [, ...hooks] = hooksOf(update);
      return Object.fromEntries(
        hooks.flatMap(hook => {
          const subscription = subscribed(update, hook);
          return subscription === null
            ? []
            : [[hook, { [subscription.enabled]: false, [subscription.url]: null }]];
        }),
      );
    }

    /** Where a view leaves a branch out there is no flag to set. */
    function flagged(view: Patch, flag: boolean): Patch {
      const places = secretPlaces(update).flatMap(({ presence }) =>
        presence !== undefined && isRecord(valueAt(view, presence.slice(0, -1))) ? [presence] : [],
      );
      return membersIn(places.reduce<unknown>((all, place) => withValueAt(all, place, flag), view));
    }

    /** Only an inactive branch that shows nothing may come along. */
    async function refuseFilled(view: Patch): Promise<void> {
      for (const [key, shape] of exclusivesOf(update)) {
        const type = isRecord(view[key]) ? view[key][shape.by] : null;
        const place = secretPlaces(update).find(
          ({ path: [first, branch] }) => first === key && branch !== type,
        );
        if (place === undefined || !isRecord(view[key])) continue;
        const body = requestBody(update, membersIn(withValueAt(view, place.path, 'a-secret')), {
          guards: true,
        });
        await testCase.refused(
          refused,
          update,
          body,
          `a view with ${place.path.join('.')} filled in beside another type`,
        );
      }
    }
  },
});
