import fc from 'fast-check';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import { edgeCredentials } from '../generate/edge-credentials.ts';
import { credentialsOf } from '../generate/keys.ts';
import { tellingCredentials } from '../generate/telling-credentials.ts';
import { enabledBaselines, pick } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

type SeenOn = 'existing item' | 'new item';

const intact = clause('intact', 'deliveries', 'credentials arrive byte for byte');

export const credentialsArriveIntact = defineRule({
  id: 'credentials-arrive-intact',
  clauses: [intact],
  appliesTo: update => credentialsOf(update).length > 0,
  needs: ['secrets', 'deliveries'],
  inputs: context =>
    fc.constantFrom(...credentialsOf(context.update)).chain(({ key, branch, by, credential }) =>
      fc.record({
        key: fc.constant(key),
        baseline: enabledBaselines(context),
        auth: edgeCredentials(credential).map(members => ({ [by]: branch, [branch]: members })),
        seenOn: fc.constantFrom<SeenOn>('existing item', 'new item'),
      }),
    ),
  examples: (context, sample) => {
    const baseline = sample(enabledBaselines(context));
    return credentialsOf(context.update).flatMap(({ key, branch, by, credential }) =>
      tellingCredentials(credential).map(members => ({
        key,
        baseline,
        auth: { [by]: branch, [branch]: members },
        seenOn: 'existing item' as const,
      })),
    );
  },
  check: async (testCase, { key, baseline, auth, seenOn }) => {
    const { update } = testCase.context;
    const [item = ''] = await testCase.hooks.createItems(update, 1);
    await testCase.baseline(update, baseline, true);
    const exchange = await testCase.update(
      update,
      { [key]: auth },
      { guards: true, cascade: true },
    );
    const known = { ...baseline, [key]: auth };
    const later = seenOn === 'new item' ? await newItem(testCase, update) : null;
    // What arrives comes first: a view is looked at by the way.
    await expectCredentials(testCase, intact, update, known, later ?? item);
    testCase.expectShown(
      null,
      'a username or header name shows as it was sent',
      shown(update.shape, pick(known, [key])),
      testCase.view(update, exchange),
    );
  },
});
