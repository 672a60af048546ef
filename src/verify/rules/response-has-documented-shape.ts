import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { isRecord } from '../../contract/json-pointer.ts';
import { viewIn, withView } from '../../contract/settings-read.ts';
import type { TestCase } from '../case/test-case.ts';
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
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      /** Whether the update is the first one ever. */
      first: fc.boolean(),
      sent: fc.array(updates(context, { secrets: 'either' }), { minLength: 1, maxLength: 2 }),
      /** An update that sends parts, clears a url or removes credentials. */
      part: fc.option(partial(context, context.update), { nil: null, freq: 2 }),
    }),
  // Removed credentials once in every run.
  examples: ({ update }, _, next) =>
    exclusivesOf(update).map(([key, { by }]) => ({ ...next(), part: { [key]: { [by]: null } } })),
  check: async (testCase, { baseline, first, sent, part }) => {
    const { update, abilities, levels } = testCase.context;
    if (first && abilities.items.offered) await testCase.hooks.reset();
    else await testCase.baseline(update, baseline);
    for (const { patch, flags } of sent)
      expectShape(testCase, await testCase.update(update, patch, flags));
    // What parts mean is decided; whether this one is accepted is for other rules.
    if (part === null || !levels.includes('decided')) return;
    const exchange = await testCase.tryUpdate(update, part, { guards: true });
    if (exchange !== null) expectShape(testCase, exchange);
  },
});

function expectShape(testCase: TestCase, { response }: Exchange): void {
  const { update } = testCase.context;
  const mediaType = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  testCase.expect('a success is JSON', 'application/json', mediaType ?? null, 'answer');
  const [violation] = update.success.body(seenWhole(update, response.json));
  if (violation === undefined) return;
  testCase.fail(
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
