import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import {
  credentialIn,
  enabledHooks,
  expectCarried,
  expectEvent,
  expectNoOther,
} from '../case/deliveries.ts';
import type { Attempt } from '../case/test-case.ts';
import { subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { requestBody } from '../generate/request-body.ts';
import { enabledBaselines } from '../generate/updates.ts';
import { type Action, actions } from '../model/actions.ts';
import { asPatch, expectedView } from '../model/expected.ts';
import { Model, type ModelItem } from '../model/model.ts';
import { defineRule } from './rule.ts';

export const anySequenceMatchesTheModel = defineRule({
  id: 'any-sequence-matches-the-model',
  effort: 4,
  inputs: scene =>
    fc.record({
      baselines: fc.tuple(
        ...[scene.update, ...scene.others].map(update => enabledBaselines(scene, update)),
      ),
      sequence: fc.array(actions(scene), { minLength: 1, maxLength: 16, size: 'max' }),
    }),
  check: async (attempt, { baselines, sequence }) => {
    const { update, others } = attempt.scene;
    const every = [update, ...others];
    const model = new Model();
    for (const [index, each] of every.entries()) {
      const settings: Patch = baselines[index] ?? {};
      await attempt.baseline(each, settings);
      model.update(each, settings, { guards: true });
    }
    attempt.act();
    for (const action of sequence) await act(attempt, model, action);
    // What shows most with least comes first, so that a counterexample stays short.
    for (const item of model.items) await expectItemView(attempt, item);
    for (const item of model.items) await expectItemDelivery(attempt, item);
    for (const each of every)
      expectSettings(attempt, model, each, await attempt.read(each), 'when read again');
  },
});

async function act(attempt: Attempt, model: Model, action: Action): Promise<void> {
  switch (action.kind) {
    case 'update':
      return actUpdate(attempt, model, action);
    case 'reject': {
      const { response } = await attempt.send(action.reject.request);
      if (response.status < 400)
        attempt.fail(`${action.reject.what} is refused`, action.reject.status, response.status);
      return;
    }
    case 'create': {
      const [id = ''] = await attempt.hooks.createItems(action.update, 1);
      return model.createItem(action.update, id);
    }
    case 'change': {
      const item = pickItem(model, action.item);
      if (item?.update !== action.update) return;
      if (!attempt.scene.abilitiesOf(item.update).itemChanges.offered) return;
      const accepted = model.changeItem(item, action.patch);
      const { response } = await attempt.hooks.changeItem(item.update, item.id, action.patch);
      attempt.expect(
        `a change of an item is ${accepted ? 'accepted' : 'refused'}`,
        accepted ? 200 : 400,
        response.status,
        'answer',
      );
      return;
    }
    case 'fire': {
      const item = pickItem(model, action.item);
      const hooks = item === undefined ? [] : subscriptionsOf(item.update);
      const hook = hooks[action.hook % Math.max(1, hooks.length)];
      if (item === undefined || hook === undefined || !canDeliver(attempt, item.update)) return;
      await expectEvent(attempt, item.update, asPatch(item.update, item.leaves), hook, item.id);
    }
  }
}

async function actUpdate(
  attempt: Attempt,
  model: Model,
  { update, patch, flags }: Extract<Action, { kind: 'update' }>,
): Promise<void> {
  const accepted = model.update(update, patch, flags);
  const exchange = await attempt.post(update, requestBody(update, patch, flags));
  attempt.expect(
    `this update is ${accepted ? 'accepted' : 'refused'}`,
    accepted ? update.success.status : 400,
    exchange.response.status,
    'answer',
  );
  if (accepted)
    expectSettings(attempt, model, update, attempt.view(update, exchange), 'in the answer');
}

function expectSettings(
  attempt: Attempt,
  model: Model,
  update: SettingsUpdate,
  view: unknown,
  when: string,
): void {
  attempt.expectShown(
    `the settings of ${update.path} are as the model says, ${when}`,
    expectedView(update.shape, model.settings(update)),
    view,
    // Another operation's settings prove nothing of the one that is judged.
    update === attempt.scene.update ? 'view' : 'answer',
  );
}

async function expectItemView(attempt: Attempt, { id, update, leaves }: ModelItem): Promise<void> {
  attempt.expectShown(
    'an item is as the model says',
    expectedView(update.shape, leaves),
    await attempt.hooks.item(update, id),
    'item',
  );
}

async function expectItemDelivery(
  attempt: Attempt,
  { id, update, leaves }: ModelItem,
): Promise<void> {
  const known = asPatch(update, leaves);
  const [hook] = enabledHooks(update, known);
  if (hook === undefined || !canDeliver(attempt, update)) return;
  const [arrival] = await expectEvent(attempt, update, known, hook, id);
  const credential = credentialIn(update, known);
  if (credential !== null) expectCarried(attempt, arrival, credential);
  else if (arrival !== undefined) expectNoOther(attempt, arrival, null);
}

function canDeliver({ scene }: Attempt, update: SettingsUpdate): boolean {
  return scene.abilitiesOf(update).deliveries.offered;
}

function pickItem(model: Model, number: number): ModelItem | undefined {
  return model.items[number % Math.max(1, model.items.length)];
}
