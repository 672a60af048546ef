import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { readerOf } from '../context/resources.ts';
import { baselines, updates } from '../generate/updates.ts';
import { defineRule } from './rule.ts';

const same = clause('same', 'settings', 'a read shows what the answer to the update showed');

/** Where an update answers with the settings and another operation reads them, both tell the same. */
export const readShowsTheUpdate = defineRule({
  id: 'read-shows-the-update',
  isOfResources: true,
  clauses: [same],
  appliesTo: (update, contract) =>
    update.read.kind === 'in-answer' && readerOf(contract, update) !== null,
  needs: ['reader'],
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      sent: fc.array(updates(context, { secrets: 'either' }), { maxLength: 3 }),
      /** What was read before may be kept for a while, and shown again. */
      before: fc.boolean(),
    }),
  examples: (_, __, next) => [true, false].map(before => ({ ...next(), before })),
  check: async (testCase, { baseline, sent, before }) => {
    const { update } = testCase.context;
    let answer = testCase.view(update, await testCase.baseline(update, baseline));
    for (const { patch, flags } of sent) {
      if (before) await testCase.readBack(update);
      answer = testCase.view(update, await testCase.update(update, patch, flags));
    }
    testCase.endBaseline();
    const read = testCase.view(update, await testCase.readBack(update));
    testCase.expectSame(same, same.statement, update, answer, read);
  },
});
