import fc from 'fast-check';
import { withValueAt } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import type { TestCase } from '../case/test-case.ts';
import { isPartial } from '../generate/keys.ts';
import { requestBody } from '../generate/request-body.ts';
import { baselines } from '../generate/updates.ts';
import { partial } from '../model/actions.ts';
import { expectedView } from '../model/expected.ts';
import { type Leaves, namesOf } from '../model/leaves.ts';
import { Model } from '../model/model.ts';
import { secretPlaces } from '../observe/secret-places.ts';
import { defineRule } from './rule.ts';

const replaced = clause(
  'replaced',
  'settings',
  'what a replacement leaves out is as if it was never set',
);
const kept = clause(
  'kept',
  'settings',
  'a secret that is kept on purpose is still there',
  ({ update }) =>
    secretPlaces(update).some(
      ({ presence, shape }) => presence !== undefined && shape.omitted === 'keep',
    ),
);

export const replacementLeavesNothing = defineRule({
  id: 'replacement-leaves-nothing',
  isOfResources: true,
  clauses: [replaced, kept],
  appliesTo: update => !isPartial(update),
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      sent: fc.array(partial(context, context.update), { minLength: 1, maxLength: 3 }),
    }),
  check: async (testCase, { baseline, sent }) => {
    const { update } = testCase.context;
    const model = new Model();
    await testCase.baseline(update, baseline);
    model.update(update, baseline, { guards: true });
    for (const patch of sent) {
      // What alternatives demand together is met by chance.
      if (update.request(requestBody(update, patch)).length > 0) continue;
      if (!model.update(update, patch, { guards: true })) return;
      const exchange = await testCase.update(update, patch, { guards: true });
      expectReplaced(testCase, model.settings(update), testCase.view(update, exchange));
    }
    expectReplaced(testCase, model.settings(update), await testCase.read(update));
  },
});

function expectReplaced(testCase: TestCase, leaves: Leaves, view: unknown): void {
  const { update } = testCase.context;
  const stored = new Set([...leaves.keys()].map(path => namesOf(path).join()));
  for (const { path, presence, shape } of secretPlaces(update)) {
    if (presence === undefined || shape.omitted !== 'keep' || !stored.has(path.join())) continue;
    testCase.expectShown(kept, kept.statement, withValueAt({}, presence, true), view);
  }
  testCase.expectShown(replaced, replaced.statement, expectedView(update.shape, leaves), view);
}
