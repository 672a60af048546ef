import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectProblem } from '../case/problems.ts';
import { TargetUnreachable } from '../client/target-unreachable.ts';
import { hostileRequests } from '../generate/hostile-requests.ts';
import { hasProblems } from '../generate/refusals.ts';
import { baselines } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** Long enough for any server that is not hanging. */
const timeoutMs = 10_000;

const refused = clause('refused', 'answers', 'hostile input is answered with a 4xx');

export const hostileInputIsRefused = defineRule({
  id: 'hostile-input-is-refused',
  clauses: [refused],
  appliesTo: update => hostileRequests(update).length > 0,
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      hostile: fc.constantFrom(...hostileRequests(context.update)),
    }),
  // Each of them once in every run.
  examples: (context, sample) => {
    const baseline = sample(baselines(context));
    return hostileRequests(context.update).map(hostile => ({ baseline, hostile }));
  },
  check: async (testCase, { baseline, hostile }) => {
    const { update } = testCase.context;
    const { what, request } = hostile;
    await testCase.unchangedBaseline(update, baseline);
    testCase.endBaseline();
    const exchange = await testCase.send({ ...request, timeoutMs }).catch((error: unknown) => {
      if (!(error instanceof TargetUnreachable)) throw error;
      return testCase.fail(refused, `${what} is refused`, 'a 4xx', error.message);
    });
    const { status } = exchange.response;
    // RFC 9110 section 15.6.2: a server that knows a method for no resource at all says so with a 501.
    const unknownMethod = status === 501 && request.method !== update.method.toUpperCase();
    if ((status < 400 || status > 499) && !unknownMethod)
      testCase.fail(refused, `${what} is refused`, 'a 4xx', status);
    if (hasProblems(update)) expectProblem(testCase, refused, what, exchange);
    else testCase.sight.sees(refused);
    testCase.expectShown(
      null,
      `${what} changes nothing`,
      shown(update.shape, baseline),
      await testCase.read(update),
    );
  },
});
