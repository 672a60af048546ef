import fc from 'fast-check';
import { expectPointer, expectProblem } from '../case/problems.ts';
import type { Attempt } from '../case/test-case.ts';
import type { Exchange } from '../client/exchange.ts';
import { anyFlags, rejectReasons } from '../generate/rejects.ts';
import { isUnmet } from '../generate/unmet-needs.ts';
import { baselines } from '../generate/updates.ts';
import { defineRule } from './rule.ts';

export const errorsAreProblems = defineRule({
  id: 'errors-are-problems',
  proof: ['answer'],
  inputs: scene =>
    fc.record({
      baseline: fc.option(baselines(scene), { nil: null }),
      patch: baselines(scene),
      flags: anyFlags,
      reason: fc.constantFrom(...rejectReasons(scene.update)),
    }),
  // Each reason once in every run, most of them without setting a stage.
  examples: (scene, sample) => {
    const [baseline, patch] = sample(fc.tuple(baselines(scene), baselines(scene)));
    return rejectReasons(scene.update).map(reason => ({
      baseline: reason.fault?.dependsOnStored === undefined ? null : baseline,
      patch,
      flags: {},
      reason,
    }));
  },
  check: async (attempt, { baseline, patch, flags, reason }) => {
    const { update } = attempt.scene;
    if (baseline !== null) await attempt.baseline(update, baseline);
    // What is stored may complete a request; without a stage of its own a case cannot tell.
    if (
      reason.fault?.dependsOnStored &&
      (baseline === null || !isUnmet(reason.fault, update, baseline))
    )
      return;
    attempt.act();
    const { what, request, status, at } = reason.reject(patch, flags);
    const exchange = await attempt.send(request);
    const actual = exchange.response.status;
    // RFC 9110 section 15.6.2: a server that knows a method for no resource at all says so with a 501.
    const expected = status === 405 && actual === 501 ? actual : status;
    attempt.expect(`${what} has its status`, expected, actual, 'answer');
    expectProblem(attempt, what, exchange);
    if (at !== undefined) expectPointer(attempt, what, exchange, at);
    if (actual === 405) expectAllow(attempt, exchange);
  },
});

/** RFC 9110 section 15.5.6: a 405 says which methods there are. */
function expectAllow(attempt: Attempt, { response }: Exchange): void {
  const method = attempt.scene.update.method.toUpperCase();
  const allow = response.headers.allow ?? '';
  const methods = allow.split(',').map(name => name.trim().toUpperCase());
  if (!methods.includes(method))
    attempt.fail('a 405 tells the allowed methods', { allow: method }, { allow });
}
