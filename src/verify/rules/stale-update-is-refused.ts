import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { posted } from '../case/posted.ts';
import { Unobserved } from '../case/refutation.ts';
import type { TestCase } from '../case/test-case.ts';
import { isSuccess } from '../client/exchange.ts';
import { guardsOf, requestBody } from '../generate/request-body.ts';
import { baselines } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const refused = clause('refused', 'answers', 'an update with an entity tag of before is refused');
const kept = clause('kept', 'settings', 'what was stored since is not lost');
const taken = clause('taken', 'answers', 'an update with the entity tag of now is taken');

/** RFC 9110 section 13.1.1: If-Match prevents that somebody's update is lost to another one's. */
export const staleUpdateIsRefused = defineRule({
  id: 'stale-update-is-refused',
  isOfResources: true,
  clauses: [refused, kept, taken],
  onlyWith: 'tags',
  needs: ['reader'],
  effort: 0.5,
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      theirs: baselines(context),
      ours: baselines(context),
    }),
  check: async (testCase, { baseline, theirs, ours }) => {
    const { update } = testCase.context;
    await testCase.baseline(update, baseline);
    const before = await tagOf(testCase);
    await testCase.update(update, theirs, guardsOf(update, theirs));
    const now = await tagOf(testCase);
    if (before === now) throw new Unobserved('another state has the same entity tag');
    const request = posted(update, requestBody(update, ours, guardsOf(update, ours)));
    const ifMatch = (tag: string) => ({ ...request.headers, 'if-match': tag });
    const stale = await testCase.send({ ...request, headers: ifMatch(before) });
    testCase.expect(refused, refused.statement, 412, stale.response.status);
    const view = await testCase.read(update);
    testCase.expectShown(kept, kept.statement, shown(update.shape, theirs), view);
    const fresh = await testCase.send({ ...request, headers: ifMatch(now) });
    if (!isSuccess(fresh.response))
      testCase.fail(taken, taken.statement, update.success.status, fresh.response.status);
    testCase.sight.sees(taken);
  },
});

async function tagOf(testCase: TestCase): Promise<string> {
  const { response } = await testCase.readBack(testCase.context.update);
  const { etag } = response.headers;
  if (etag === undefined) throw new Unobserved('a read has no entity tag');
  return etag;
}
