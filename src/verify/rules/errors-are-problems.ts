import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectPointer, expectProblem } from '../case/problems.ts';
import type { TestCase } from '../case/test-case.ts';
import type { Exchange } from '../client/exchange.ts';
import { describes, hasProblems, isForeign } from '../generate/refusals.ts';
import {
  absentMethods,
  anyFlags,
  type RejectReason,
  refusesAnything,
  rejectReasons,
} from '../generate/rejects.ts';
import { isUnmet } from '../generate/unmet-needs.ts';
import { baselines } from '../generate/updates.ts';
import { defineRule } from './rule.ts';

const problem = clause('problem', 'answers', 'an error is a problem with its status and a title');
const pointer = clause(
  'pointer',
  'answers',
  'the problem for a body that is JSON points at what is wrong with it',
  ({ update }) =>
    !isForeign(update) && rejectReasons(update).some(({ mutation }) => mutation !== undefined),
);
const methods = clause(
  'methods',
  'answers',
  'a 405 tells the methods that there are',
  ({ update }) => describes(update, 405) && absentMethods(update).length > 0,
);

export const errorsAreProblems = defineRule({
  id: 'errors-are-problems',
  clauses: [problem, pointer, methods],
  appliesTo: update => hasProblems(update) && refusesAnything(update),
  inputs: context =>
    fc.record({
      baseline: fc.option(baselines(context), { nil: null }),
      patch: baselines(context),
      flags: anyFlags,
      reason: fc.constantFrom(...rejectReasons(context.update)),
    }),
  // Each reason once in every run, most of them without a baseline. A run of few cases takes the first of
  // all, and few of them are about methods.
  examples: (context, sample) => {
    const [baseline, patch] = sample(fc.tuple(baselines(context), baselines(context)));
    const isOfMethod = ({ reject }: RejectReason) => reject(patch, {}).status === 405;
    const reasons = rejectReasons(context.update);
    const inOrder = [...reasons.filter(isOfMethod), ...reasons.filter(one => !isOfMethod(one))];
    return inOrder.map(reason => ({
      baseline: reason.mutation?.dependsOnStored === undefined ? null : baseline,
      patch,
      flags: {},
      reason,
    }));
  },
  check: async (testCase, { baseline, patch, flags, reason }) => {
    const { update } = testCase.context;
    if (baseline !== null) await testCase.unchangedBaseline(update, baseline);
    // What is stored may complete a request; without a baseline of its own a case cannot tell.
    if (
      reason.mutation?.dependsOnStored &&
      (baseline === null || !isUnmet(reason.mutation, update, baseline))
    )
      return;
    testCase.endBaseline();
    const { what, request, status, orElse = [], at } = reason.reject(patch, flags);
    const exchange = await testCase.send(request);
    const actual = exchange.response.status;
    const expected = orElse.includes(actual) ? actual : status;
    testCase.expectRefusal(problem, `${what} has its status`, expected, actual);
    expectProblem(testCase, problem, what, exchange);
    if (at !== undefined && !isForeign(update))
      expectPointer(testCase, pointer, what, exchange, at);
    if (actual === 405) expectAllow(testCase, exchange);
  },
});

/** RFC 9110 section 15.5.6: a 405 says which methods there are. */
function expectAllow(testCase: TestCase, { response }: Exchange): void {
  const method = testCase.context.update.method.toUpperCase();
  const allow = response.headers.allow ?? '';
  const told = allow.split(',').map(name => name.trim().toUpperCase());
  if (!told.includes(method))
    testCase.fail(methods, 'a 405 tells the allowed methods', { allow: method }, { allow });
  testCase.sight.sees(methods);
}
