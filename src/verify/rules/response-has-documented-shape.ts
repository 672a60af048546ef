import fc from 'fast-check';
import { isRecord, type Path, valueAt, withValueAt } from '../../contract/json-pointer.ts';
import { viewIn, withView } from '../../contract/settings-read.ts';
import type { SecretShape } from '../../contract/shape.ts';
import { type Clause, clause } from '../case/clause.ts';
import type { TestCase } from '../case/test-case.ts';
import type { Exchange } from '../client/exchange.ts';
import { credentialsByType } from '../generate/credentials-by-type.ts';
import { exclusivesOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { isForeign } from '../generate/refusals.ts';
import { guardsOf } from '../generate/request-body.ts';
import { credentialsOfTexts } from '../generate/telling-credentials.ts';
import { baselines, updateOf, updates } from '../generate/updates.ts';
import { partial } from '../model/actions.ts';
import { placesSet } from '../model/expected.ts';
import { Model } from '../model/model.ts';
import { filled } from '../observe/filled.ts';
import { secretPlaces } from '../observe/secret-places.ts';
import { defineRule } from './rule.ts';

const status = clause('status', 'answers', 'a valid update is answered with the documented status');
const hasBody: Clause['appliesTo'] = ({ update }) => update.success.body !== null;
const json = clause('json', 'answers', 'a success is JSON', hasBody);
const members = clause('members', 'answers', 'a success has the documented members', hasBody);

export const responseHasDocumentedShape = defineRule({
  id: 'response-has-documented-shape',
  clauses: [status, json, members],
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      /** Whether the update is the first one ever. */
      first: fc.boolean(),
      sent: fc.array(updates(context, { secrets: 'either' }), { minLength: 1, maxLength: 2 }),
      /** An update that sends parts, clears a url or removes credentials. */
      part: fc.option(partial(context, context.update), { nil: null, freq: 2 }),
    }),
  // Credentials of each type, none, and texts that look like another type, once in every run.
  examples: (context, sample, next) => {
    const sending = (patch: Patch) => {
      const input = next();
      return { ...input, sent: [updateOf(context, patch, input.baseline)] };
    };
    const takes = context.abilities.secrets.offered;
    return [
      ...(takes ? credentialsByType(context, sample) : []).map(sending),
      ...exclusivesOf(context.update).map(([key, { by }]) => ({
        ...next(),
        part: { [key]: { [by]: null } },
      })),
      ...(takes ? credentialsOfTexts(context.update, ['0042', '5e1', 'null']) : []).map(sending),
    ];
  },
  check: async (testCase, { baseline, first, sent, part }) => {
    const { update, abilities, levels } = testCase.context;
    const model = new Model();
    if (first && abilities.items.offered) await testCase.hooks.reset();
    else {
      const flags = guardsOf(update, baseline);
      await testCase.baseline(update, baseline);
      model.update(update, baseline, flags);
    }
    for (const { patch, flags } of sent) {
      const exchange = await testCase.update(update, patch, flags);
      model.update(update, patch, flags);
      expectShape(testCase, exchange, model);
    }
    // What parts mean is decided; whether this one is accepted is for other rules.
    if (part === null || !levels.includes('decided')) return;
    const exchange = await testCase.tryUpdate(update, part, { guards: true });
    if (exchange === null || !model.update(update, part, { guards: true })) return;
    expectShape(testCase, exchange, model);
  },
});

function expectShape(testCase: TestCase, { response }: Exchange, model: Model): void {
  const { update } = testCase.context;
  testCase.expect(
    status,
    'a valid update is answered with the documented status',
    update.success.status,
    response.status,
  );
  // A success without a JSON body is its status and no more.
  if (update.success.body === null) return;
  const mediaType = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const isOther = isForeign(update) && /^[^/]+\/[^/]+\+json$/.test(mediaType ?? '');
  const expected = isOther ? mediaType : 'application/json';
  testCase.expect(json, 'a success is JSON', expected, mediaType ?? null);
  const [violation] = update.success.body(seenWhole(testCase, response.json, model));
  if (violation === undefined) {
    testCase.sight.sees(members);
    return;
  }
  testCase.fail(
    members,
    'a success has the documented shape',
    { [violation.pointer]: violation.detail },
    response.json ?? response.text,
  );
}

/**
 * A view may leave unset members out, or be an empty object: what is missing is filled in, so that only
 * what shows is judged. What is stored and required has to show. That secrets are masked is for rules of
 * their own, one of them decided and not documented.
 */
function seenWhole({ context }: TestCase, body: unknown, model: Model): unknown {
  const { update, levels } = context;
  const view = viewIn(update.read, body);
  if (!isRecord(view)) return body;
  const secrets = secretPlaces(update);
  const masked = secrets.reduce<unknown>(
    (whole, { path, shape }) => withStandIn(whole, path, shape),
    filled(update.shape, view),
  );
  if (Object.keys(view).length === 0) return withView(update.read, body, masked);
  // What shows of the value of a header is decided.
  const open = secrets.flatMap(({ path, presence = path, headerValue }) =>
    headerValue && !levels.includes('decided') ? [path.join(), presence.join()] : [],
  );
  const absent = placesSet(update.shape, model.settings(update))
    .filter(place => !open.includes(place.join()))
    .flatMap(place => missingFrom(view, place));
  const whole = absent.reduce((all, place) => withValueAt(all, place, undefined), masked);
  return withView(update.read, body, whole);
}

/** What the document has a view show in place of a secret, whatever is there. */
function withStandIn(view: unknown, path: Path, { shown }: SecretShape): unknown {
  if (shown === 'unsaid' || valueAt(view, path) === undefined) return view;
  const standIn = isRecord(shown) ? shown.mask : shown === 'absent' ? undefined : null;
  return withValueAt(view, path, standIn);
}

/** What is missing on the way to a place: a whole branch by its own name. Null in place of an object shows it as unset. */
function missingFrom(view: unknown, place: Path): readonly Path[] {
  const ways = place.map((_, index) => place.slice(0, index + 1));
  const end = ways.find(way => !isRecord(valueAt(view, way))) ?? place;
  return valueAt(view, end) === undefined ? [end] : [];
}
