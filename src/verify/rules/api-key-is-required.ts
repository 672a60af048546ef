import fc from 'fast-check';

import { wordsFor } from '../../contract/authentication.ts';
import type { SettingsUpdate } from '../../contract/contract.ts';
import type { CarriedCredential } from '../../contract/security-scheme.ts';
import { clause } from '../case/clause.ts';
import { posted } from '../case/posted.ts';
import { carriedFields, withQuery } from '../client/carried-fields.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { type Intrusion, intrusionsOf } from '../generate/intrusions.ts';
import { requestBody } from '../generate/request-body.ts';
import { baselines, updates, withCascade } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const refused = clause('refused', 'answers', 'a call without a valid key is answered with 401');
const elsewhere = clause(
  'elsewhere',
  'answers',
  'a key that stands elsewhere than the document says does not count',
);
const unchanged = clause('unchanged', 'settings', 'a call without a valid key changes nothing');

export const apiKeyIsRequired = defineRule({
  id: 'api-key-is-required',
  statementOf: ({ authentication }: SettingsUpdate) =>
    `Without ${wordsFor(authentication, 'a')} that is known: ${authentication.refusals.join(' or ')}, and nothing changes. It counts in no other place.`,
  clauses: [refused, elsewhere, unchanged],
  appliesTo: ({ authentication }) => !authentication.isOptional,
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      sent: updates(context, { secrets: 'either' }),
      intrusion: fc.constantFrom(...intrusionsInto(context)),
    }),
  effort: 0.5,
  // Each of them once in every run; a call with nothing also as one that only looks, and one that reaches items.
  examples: (context, __, next) => {
    const { baseline } = next();
    const [bare, ...others] = intrusionsInto(context);
    if (bare === undefined) return [];
    const plain = (intrusion: Intrusion) => ({ ...next(), baseline, intrusion });
    return [
      ...[bare, ...others].map(plain),
      { ...plain(bare), sent: { patch: {}, flags: {} } },
      { ...plain(bare), sent: withCascade(next().sent, true) },
    ];
  },
  check: async (testCase, { baseline, sent, intrusion }) => {
    const { update, target } = testCase.context;
    const { what, isMisplaced, carries, stands, members } = intrusion;
    // A key of digits is the same in another case, and another tenant's may be a part of it.
    if (stands !== undefined && target.isCredential(stands)) return;
    const item = await testCase.unchangedBaseline(update, baseline, { withItem: true });
    testCase.endBaseline();
    const body = requestBody(update, sent.patch, sent.flags);
    const { headers, query } = carriedFields(carries);
    const { response } = await testCase.send({
      ...posted(update, Object.assign({}, body, members)),
      path: withQuery(update.path, query),
      key: 'none',
      headers: { 'content-type': update.mediaType, ...headers },
    });
    const [status, ...orElse] = update.authentication.refusals;
    const actual = response.status;
    testCase.expectRefusal(
      isMisplaced ? elsewhere : refused,
      `a call with ${what} is refused`,
      orElse.find(other => other === actual) ?? status,
      response.status,
    );
    testCase.expectShown(
      unchanged,
      `a call with ${what} changes nothing`,
      shown(update.shape, baseline),
      await testCase.read(update),
    );
    if (item === null) return;
    testCase.expectShown(
      unchanged,
      `a call with ${what} changes no item`,
      shown(update.shape, baseline),
      await testCase.hooks.item(update, item),
    );
  },
});

function intrusionsInto({ update, target }: RuleContext): readonly Intrusion[] {
  const { headers = {} } = target.options;
  const sentAnyway = Object.keys(headers).map(name => name.toLowerCase());
  const fieldOf = ({ in: place, name }: CarriedCredential) =>
    place === 'header' ? name.toLowerCase() : place;
  // What stands in front of the server and asks for such a field has to get its own.
  return intrusionsOf(update.authentication, target.schemesFor(update.authentication) ?? []).filter(
    ({ carries }) => carries.every(one => !sentAnyway.includes(fieldOf(one))),
  );
}
