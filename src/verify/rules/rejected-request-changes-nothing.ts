import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import { Unobserved } from '../case/refutation.ts';
import { refusesAnything, rejectReasons } from '../generate/rejects.ts';
import { eitherWay } from '../generate/request-body.ts';
import { isUnmet } from '../generate/unmet-needs.ts';
import { baselines, enabledBaselines } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const settings = clause('settings', 'settings', 'a refused request changes no settings');
const items = clause(
  'items',
  'items',
  'a refused request changes no item',
  ({ update }) => update.cascade !== undefined,
);

export const rejectedRequestChangesNothing = defineRule({
  id: 'rejected-request-changes-nothing',
  clauses: [settings, items],
  appliesTo: refusesAnything,
  effort: 0.5,
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      patch: baselines(context),
      reason: fc.oneof(
        ...[rejectReasons(context.update).filter(isTelling), rejectReasons(context.update)]
          .filter(reasons => reasons.length > 0)
          .map(reasons => fc.constantFrom(...reasons)),
      ),
      cascade: eitherWay,
      /** A valid update afterwards must not bring back what was refused. */
      later: fc.boolean(),
    }),
  // The reasons that a server finds out late, each once in every run.
  examples: (context, sample) => {
    const [baseline, patch] = sample(fc.tuple(enabledBaselines(context), baselines(context)));
    return rejectReasons(context.update)
      .filter(isTelling)
      .map((reason, index) => ({ baseline, patch, reason, cascade: true, later: index % 2 === 0 }));
  },
  check: async (testCase, { baseline, patch, reason, cascade, later }) => {
    const { update, abilities } = testCase.context;
    if (reason.mutation !== undefined && !isUnmet(reason.mutation, update, baseline)) return;
    const item = await testCase.unchangedBaseline(update, baseline, { withItem: true });
    testCase.endBaseline();
    const { what, request } = reason.reject(patch, {
      guards: true,
      ...(cascade !== undefined && { cascade }),
    });
    const { response } = await testCase.send(request);
    // Accepting it is another rule's business; what an accepted request does is none of this one's.
    if (response.status < 400) throw new Unobserved(`${what} was accepted`);
    if (later && abilities.quietReads.offered) await testCase.readBack(update);
    testCase.expectShown(
      settings,
      `${what} changes no settings`,
      shown(update.shape, baseline),
      await testCase.read(update),
    );
    if (item === null) return;
    testCase.expectShown(
      items,
      `${what} changes no item`,
      shown(update.shape, baseline),
      await testCase.hooks.item(update, item),
    );
    if (!abilities.deliveries.offered) return;
    await expectCredentials(testCase, items, update, baseline, item);
    const next = await newItem(testCase, update);
    if (next !== null) await expectCredentials(testCase, settings, update, baseline, next);
  },
});

/** Found out late, when the rest of the request may have been done: what no schema sees, or an unknown member. */
function isTelling({ what, mutation }: ReturnType<typeof rejectReasons>[number]): boolean {
  return mutation === undefined || /unknown|without|beside/.test(what);
}
