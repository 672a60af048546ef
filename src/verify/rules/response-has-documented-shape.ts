import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { isRecord } from '../../contract/json-pointer.ts';
import { viewIn, withView } from '../../contract/settings-read.ts';
import type { Attempt } from '../case/test-case.ts';
import type { Exchange } from '../client/exchange.ts';
import { exclusivesOf } from '../generate/keys.ts';
import { baselines, updates } from '../generate/updates.ts';
import { partial } from '../model/actions.ts';
import { filled, replaced } from '../observe/filled.ts';
import { secretPlaces } from '../observe/secret-places.ts';
import { defineRule } from './rule.ts';

export const responseHasDocumentedShape = defineRule({
  id: 'response-has-documented-shape',
  proof: ['answer'],
  inputs: scene =>
    fc.record({
      baseline: baselines(scene),
      /** Whether the update is the first one ever. */
      first: fc.boolean(),
      sent: fc.array(updates(scene, { secrets: 'either' }), { minLength: 1, maxLength: 2 }),
      /** An update that sends parts, clears a url or removes credentials. */
      part: fc.option(partial(scene, scene.update), { nil: null, freq: 2 }),
    }),
  // Removed credentials once in every run.
  examples: ({ update }, _, next) =>
    exclusivesOf(update).map(([key, { by }]) => ({ ...next(), part: { [key]: { [by]: null } } })),
  check: async (attempt, { baseline, first, sent, part }) => {
    const { update, abilities, levels } = attempt.scene;
    if (first && abilities.items.offered) await attempt.hooks.reset();
    else await attempt.baseline(update, baseline);
    for (const { patch, flags } of sent)
      expectShape(attempt, await attempt.update(update, patch, flags));
    // What parts mean is decided; whether this one is accepted is for other rules.
    if (part === null || !levels.includes('decided')) return;
    const exchange = await attempt.tryUpdate(update, part, { guards: true });
    if (exchange !== null) expectShape(attempt, exchange);
  },
});

function expectShape(attempt: Attempt, { response }: Exchange): void {
  const { update } = attempt.scene;
  const mediaType = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  attempt.expect('a success is JSON', 'application/json', mediaType ?? null, 'answer');
  const [violation] = update.success.body(seenWhole(update, response.json));
  if (violation === undefined) return;
  attempt.fail(
    'a success has the documented shape',
    { [violation.pointer]: violation.detail },
    response.json ?? response.text,
  );
}

/**
 * A view may leave unset members out: what is missing is filled in, so that only what shows is judged.
 * That secrets are masked is for rules of their own, one of them decided and not documented.
 */
function seenWhole(update: SettingsUpdate, body: unknown): unknown {
  const view = viewIn(update.read, body);
  if (!isRecord(view)) return body;
  const masked = secretPlaces(update).reduce<unknown>(
    (whole, { path }) => replaced(whole, path, null),
    filled(update.shape, view),
  );
  return withView(update.read, body, masked);
}
