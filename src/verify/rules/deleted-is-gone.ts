import fc from 'fast-check';
import type { Resource } from '../../contract/contract.ts';
import { type Clause, clause } from '../case/clause.ts';
import { Unobserved } from '../case/refutation.ts';
import { createOne, isListed, readOne, removeOne, updateOne } from '../case/resource-life.ts';
import type { TestCase } from '../case/test-case.ts';
import type { CreatedResource } from '../client/created-resources.ts';
import { isSuccess } from '../client/exchange.ts';
import { resourceOf } from '../context/resources.ts';
import { createBodies, updates } from '../generate/updates.ts';
import { defineRule } from './rule.ts';

const gone = clause('gone', 'answers', 'what was deleted is not found by a read');
const unlisted = clause(
  'unlisted',
  'answers',
  'what was deleted is in no list',
  ({ contract, update }) => {
    const { list } = resourceOf(contract, update);
    return list !== undefined && list.keyAt.length > 0;
  },
);
const staysGone = clause('stays-gone', 'answers', 'an update does not bring it back');

/** What this run created itself is deleted, and nothing else. */
export const deletedIsGone = defineRule({
  id: 'deleted-is-gone',
  isOfResources: true,
  clauses: [gone, unlisted, staysGone],
  appliesTo: (update, contract) => {
    const { create, read, remove } = resourceOf(contract, update);
    return create !== undefined && read !== undefined && remove !== undefined;
  },
  needs: ['reader'],
  effort: 0.25,
  inputs: context =>
    fc.record({
      body: createBodies(resourceOf(context.contract, context.update)),
      /** How often it was updated before. */
      updated: fc.integer({ min: 0, max: 2 }),
      sent: updates(context, { secrets: 'either' }),
    }),
  examples: (_, __, next) => [0, 1].map(updated => ({ ...next(), updated })),
  check: async (testCase, { body, updated, sent }) => {
    const { contract, update } = testCase.context;
    const resource = resourceOf(contract, update);
    const one = await createOne(testCase, resource, body);
    for (let time = 0; time < updated; time += 1)
      await updateOne(testCase, one, sent.patch, sent.flags);
    const wasListed = await isListed(testCase, resource, one);
    testCase.endBaseline();
    const { response } = await removeOne(testCase, one);
    if (!isSuccess(response))
      throw new Unobserved(`the target answers ${response.status} where one is deleted`);
    await expectGone(testCase, gone, resource, one);
    if (wasListed)
      testCase.expect(unlisted, unlisted.statement, false, await isListed(testCase, resource, one));
    await updateOne(testCase, one, sent.patch, sent.flags);
    await expectGone(testCase, staysGone, resource, one);
  },
});

/**
 * RFC 9110 sections 15.5.5 and 15.5.11. Some answer alike to what is not there and to what is not yours, so
 * that nobody learns which it is: 403 to a key that could read it before (section 15.5.4) hides it as well.
 */
async function expectGone(
  testCase: TestCase,
  clause: Clause,
  resource: Resource,
  one: CreatedResource,
): Promise<void> {
  const { status } = (await readOne(testCase, resource, one)).response;
  testCase.expect(
    clause,
    clause.statement,
    [403, 404, 410].includes(status) ? status : 404,
    status,
  );
}
