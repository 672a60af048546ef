import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import { edgeCredentials, tellingCredentials } from '../generate/edge-credentials.ts';
import { exclusivesOf } from '../generate/keys.ts';
import { enabledBaselines, pick } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

type SeenOn = 'existing item' | 'new item';

export const credentialsArriveIntact = defineRule({
  id: 'credentials-arrive-intact',
  appliesTo: update => credentialsOf(update).length > 0,
  needs: ['secrets', 'deliveries'],
  proof: ['delivery'],
  inputs: scene =>
    fc.constantFrom(...credentialsOf(scene.update)).chain(({ key, branch, by, credential }) =>
      fc.record({
        key: fc.constant(key),
        baseline: enabledBaselines(scene),
        auth: edgeCredentials(credential).map(members => ({ [by]: branch, [branch]: members })),
        seenOn: fc.constantFrom<SeenOn>('existing item', 'new item'),
      }),
    ),
  examples: (scene, sample) => {
    const baseline = sample(enabledBaselines(scene));
    return credentialsOf(scene.update).flatMap(({ key, branch, by, credential }) =>
      tellingCredentials(credential).map(members => ({
        key,
        baseline,
        auth: { [by]: branch, [branch]: members },
        seenOn: 'existing item' as const,
      })),
    );
  },
  check: async (attempt, { key, baseline, auth, seenOn }) => {
    const { update } = attempt.scene;
    const [item = ''] = await attempt.hooks.createItems(update, 1);
    await attempt.baseline(update, baseline, true);
    const exchange = await attempt.update(update, { [key]: auth }, { guards: true, cascade: true });
    const known = { ...baseline, [key]: auth };
    attempt.expectShown(
      'a username or header name shows as it was sent',
      shown(update.shape, pick(known, [key])),
      attempt.view(update, exchange),
    );
    const later = seenOn === 'new item' ? await newItem(attempt, update) : null;
    await expectCredentials(attempt, update, known, later ?? item);
  },
});

/** Every branch that authenticates deliveries. */
function credentialsOf(update: SettingsUpdate) {
  return exclusivesOf(update).flatMap(([key, { by, branches }]) =>
    Object.entries(branches).flatMap(([branch, { credential }]) =>
      credential === undefined ? [] : [{ key, by, branch, credential }],
    ),
  );
}
