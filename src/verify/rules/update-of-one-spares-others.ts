import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { createOne, removeOne, viewOfOne } from '../case/resource-life.ts';
import { resourceOf } from '../context/resources.ts';
import { baselines, createBodies, pick, updates } from '../generate/updates.ts';
import { defineRule } from './rule.ts';

const spared = clause('spared', 'settings', 'an update of one changes no other');

export const updateOfOneSparesOthers = defineRule({
  id: 'update-of-one-spares-others',
  isOfResources: true,
  clauses: [spared],
  appliesTo: (update, contract) => {
    const { create, read } = resourceOf(contract, update);
    return create !== undefined && read !== undefined;
  },
  needs: ['reader'],
  effort: 0.5,
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      other: createBodies(resourceOf(context.contract, context.update)),
      /** Whether the other one has the same values: what finds by them finds both. */
      alike: fc.boolean(),
      sent: fc.array(updates(context, { secrets: 'either' }), { minLength: 1, maxLength: 2 }),
    }),
  examples: (_, __, next) => [true, false].map(alike => ({ ...next(), alike })),
  check: async (testCase, { baseline, other, alike, sent }) => {
    const { update, contract } = testCase.context;
    const resource = resourceOf(contract, update);
    await testCase.baseline(update, baseline);
    const shared = alike ? pick(baseline, Object.keys(other)) : {};
    const one = await createOne(testCase, resource, { ...other, ...shared });
    const before = await viewOfOne(testCase, resource, one);
    for (const { patch, flags } of sent) await testCase.update(update, patch, flags);
    const after = await viewOfOne(testCase, resource, one);
    testCase.expectSame(spared, spared.statement, update, before, after);
    if (one.remove !== undefined) await removeOne(testCase, one);
  },
});
