import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { clause } from '../case/clause.ts';
import {
  credentialIn,
  enabledHooks,
  expectCarried,
  expectEvent,
  expectNoOther,
} from '../case/deliveries.ts';
import type { TestCase } from '../case/test-case.ts';
import { isSuccess } from '../client/exchange.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { credentialsByType } from '../generate/credentials-by-type.ts';
import { subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { guardsOf, requestBody } from '../generate/request-body.ts';
import { enabledBaselines } from '../generate/updates.ts';
import { type Action, actions } from '../model/actions.ts';
import { asPatch, expectedView } from '../model/expected.ts';
import { Model, type ModelItem } from '../model/model.ts';
import { defineRule } from './rule.ts';

const views = clause('views', 'settings', 'every view is what the rules yield');
const delivered = clause(
  'delivered',
  'deliveries',
  'every delivery is what the rules yield',
  ({ update }) => update.cascade !== undefined && subscriptionsOf(update).length > 0,
);

export const anySequenceMatchesTheModel = defineRule({
  id: 'any-sequence-matches-the-model',
  clauses: [views, delivered],
  effort: 4,
  inputs: context =>
    fc.record({
      baselines: fc.tuple(
        ...[context.update, ...context.others].map(update => enabledBaselines(context, update)),
      ),
      sequence: fc.array(actions(context), { minLength: 1, maxLength: 16, size: 'max' }),
    }),
  // The same update once more, after another one has changed what it set, and an item whose events show
  // what came of it: few sequences make one, and a short run may have none of these. Nor has every run an
  // event that its receiver refuses, with credentials of each type, and another one after that.
  examples: (context, sample, next) => {
    const { update, abilities } = context;
    const [one, other] = sample(fc.tuple(enabledBaselines(context), enabledBaselines(context)));
    const sent = (patch: Patch): Action => {
      return { kind: 'update', update, patch, flags: guardsOf(update, patch) };
    };
    const item: readonly Action[] = abilities.items.offered ? [{ kind: 'create', update }] : [];
    return [
      { ...next(), sequence: [sent(one), sent(other), sent(one), ...item] },
      ...refusedEvents(context).flatMap(hook =>
        credentialsByType(context, sample).map(auth => ({
          ...next(),
          sequence: [
            sent({ ...one, ...auth, ...hook }),
            ...item,
            { kind: 'fire', item: 0, hook: 0 } as const,
          ],
        })),
      ),
    ];
  },
  check: async (testCase, { baselines, sequence }) => {
    const { update, others } = testCase.context;
    const every = [update, ...others];
    const model = new Model();
    for (const [index, each] of every.entries()) {
      const settings: Patch = baselines[index] ?? {};
      await testCase.baseline(each, settings);
      model.update(each, settings, { guards: true });
    }
    testCase.endBaseline();
    for (const action of sequence) await take(testCase, model, action);
    // What shows most with least comes first, so that a counterexample stays short.
    for (const item of model.items)
      expectItem(testCase, item, await testCase.hooks.item(item.update, item.id), 'in the end');
    for (const item of model.items) await expectItemDelivery(testCase, item);
    for (const each of every)
      expectSettings(testCase, model, each, await testCase.read(each), 'when read again');
  },
});

/** The first subscription where our receiver refuses its events; none where no event reaches it. */
function refusedEvents({ update, abilities, receiver }: RuleContext): readonly Patch[] {
  const [hook = ''] = subscriptionsOf(update);
  const subscription = subscribed(update, hook);
  if (subscription === null || !abilities.deliveries.offered) return [];
  const { enabled, url } = subscription;
  return [{ [hook]: { [enabled]: true, [url]: `${receiver.refusing}/${hook}` } }];
}

async function take(testCase: TestCase, model: Model, action: Action): Promise<void> {
  switch (action.kind) {
    case 'update':
      return actUpdate(testCase, model, action);
    case 'reject': {
      const { response } = await testCase.send(action.reject.request);
      if (response.status < 400)
        testCase.fail(
          null,
          `${action.reject.what} is refused`,
          action.reject.status,
          response.status,
        );
      return;
    }
    case 'create': {
      const [id = ''] = await testCase.hooks.createItems(action.update, 1);
      return model.createItem(action.update, id);
    }
    case 'change': {
      const item = pickItem(model, action.item);
      if (item?.update !== action.update) return;
      if (!testCase.context.abilitiesOf(item.update).itemChanges.offered) return;
      const accepted = model.changeItem(item, action.patch);
      const { response, view } = await testCase.hooks.changeItem(
        item.update,
        item.id,
        action.patch,
      );
      testCase.expect(
        null,
        `a change of an item is ${accepted ? 'accepted' : 'refused'}`,
        accepted ? 200 : 400,
        response.status,
      );
      expectItem(testCase, item, view, 'in the answer to its change');
      return;
    }
    case 'fire': {
      const item = pickItem(model, action.item);
      const hooks = item === undefined ? [] : subscriptionsOf(item.update);
      const hook = hooks[action.hook % Math.max(1, hooks.length)];
      if (item === undefined || hook === undefined || !canDeliver(testCase, item.update)) return;
      await expectEvent(
        testCase,
        delivered,
        item.update,
        asPatch(item.update, item.leaves),
        hook,
        item.id,
      );
    }
  }
}

async function actUpdate(
  testCase: TestCase,
  model: Model,
  { update, patch, flags }: Extract<Action, { kind: 'update' }>,
): Promise<void> {
  const body = requestBody(update, patch, flags);
  // What alternatives demand together is met by chance.
  if (update.request(body).length > 0) return;
  const accepted = model.update(update, patch, flags);
  const exchange = await testCase.post(update, body);
  const { response } = exchange;
  if (!accepted) testCase.expectRefusal(null, 'this update is refused', 400, response.status);
  else if (!isSuccess(response))
    testCase.fail(null, 'this update is accepted', update.success.status, response.status);
  if (accepted)
    expectSettings(testCase, model, update, testCase.view(update, exchange), 'in the answer');
}

function expectSettings(
  testCase: TestCase,
  model: Model,
  update: SettingsUpdate,
  view: unknown,
  when: string,
): void {
  testCase.expectShown(
    // Another operation's settings prove nothing of the one that is judged.
    update === testCase.context.update ? views : null,
    `the settings of ${update.path} are as the model says, ${when}`,
    expectedView(update.shape, model.settings(update)),
    view,
  );
}

function expectItem(
  testCase: TestCase,
  { update, leaves }: ModelItem,
  view: unknown,
  when: string,
): void {
  const what = `an item is as the model says, ${when}`;
  testCase.expectShown(views, what, expectedView(update.shape, leaves), view);
}

async function expectItemDelivery(
  testCase: TestCase,
  { id, update, leaves }: ModelItem,
): Promise<void> {
  const known = asPatch(update, leaves);
  const [hook] = enabledHooks(update, known);
  if (hook === undefined || !canDeliver(testCase, update)) return;
  const [arrival] = await expectEvent(testCase, delivered, update, known, hook, id);
  const credential = credentialIn(update, known);
  if (credential !== null) expectCarried(testCase, delivered, arrival, credential);
  else if (arrival !== undefined) expectNoOther(testCase, delivered, arrival, null);
}

function canDeliver({ context }: TestCase, update: SettingsUpdate): boolean {
  return context.abilitiesOf(update).deliveries.offered;
}

function pickItem(model: Model, number: number): ModelItem | undefined {
  return model.items[number % Math.max(1, model.items.length)];
}
