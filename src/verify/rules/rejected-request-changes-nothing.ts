import fc from 'fast-check';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import { Unobserved } from '../case/refutation.ts';
import { rejectReasons } from '../generate/rejects.ts';
import { eitherWay } from '../generate/request-body.ts';
import { isUnmet } from '../generate/unmet-needs.ts';
import { baselines, enabledBaselines } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

export const rejectedRequestChangesNothing = defineRule({
  id: 'rejected-request-changes-nothing',
  effort: 0.5,
  inputs: scene =>
    fc.record({
      baseline: enabledBaselines(scene),
      patch: baselines(scene),
      reason: fc.oneof(
        fc.constantFrom(...rejectReasons(scene.update).filter(isTelling)),
        fc.constantFrom(...rejectReasons(scene.update)),
      ),
      cascade: eitherWay,
      /** A valid update afterwards must not bring back what was refused. */
      later: fc.boolean(),
    }),
  // The reasons that a server finds out late, each once in every run.
  examples: (scene, sample) => {
    const [baseline, patch] = sample(fc.tuple(enabledBaselines(scene), baselines(scene)));
    return rejectReasons(scene.update)
      .filter(isTelling)
      .map((reason, index) => ({ baseline, patch, reason, cascade: true, later: index % 2 === 0 }));
  },
  check: async (attempt, { baseline, patch, reason, cascade, later }) => {
    const { update, abilities } = attempt.scene;
    if (reason.fault !== undefined && !isUnmet(reason.fault, update, baseline)) return;
    const [item] = abilities.items.offered ? await attempt.hooks.createItems(update, 1) : [];
    await attempt.baseline(update, baseline, item === undefined ? undefined : true);
    attempt.act();
    const { what, request } = reason.reject(patch, {
      guards: true,
      ...(cascade !== undefined && { cascade }),
    });
    const { response } = await attempt.send(request);
    // Accepting it is another rule's business; what an accepted request does is none of this one's.
    if (response.status < 400) throw new Unobserved(`${what} was accepted`);
    if (later && abilities.quietReads.offered) await attempt.update(update, {});
    attempt.expectShown(
      `${what} changes no settings`,
      shown(update.shape, baseline),
      await attempt.read(update),
    );
    if (item === undefined) return;
    attempt.expectShown(
      `${what} changes no item`,
      shown(update.shape, baseline),
      await attempt.hooks.item(update, item),
      'item',
    );
    if (!abilities.deliveries.offered) return;
    await expectCredentials(attempt, update, baseline, item);
    const next = await newItem(attempt, update);
    if (next !== null) await expectCredentials(attempt, update, baseline, next);
  },
});

/** Found out late, when the rest of the request may have been done: what no schema sees, or an unknown member. */
function isTelling({ what, fault }: ReturnType<typeof rejectReasons>[number]): boolean {
  return fault === undefined || /unknown|without|beside/.test(what);
}
