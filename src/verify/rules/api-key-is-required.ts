import fc from 'fast-check';
import { fieldNames } from '../../contract/authentication.ts';
import { clause } from '../case/clause.ts';
import { keyWords } from '../client/key-words.ts';
import { requestBody } from '../generate/request-body.ts';
import { baselines, updates, withCascade } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** Ways to call without a valid key; each tells what the request carries of the valid one. */
const intrusions = [
  'no key',
  'an empty key',
  'an unknown key',
  'the key in another case',
  'part of the key',
  'more than the key',
  'the key among others',
  'a wildcard',
  'a name that every object inherits',
  'the key in another header',
  'the key in the query',
  'the key as a bearer token',
  'the key in a cookie',
  'the key in the body',
] as const;

type Intrusion = (typeof intrusions)[number];

const refused = clause('refused', 'answers', 'a call without a valid key is answered with 401');
const elsewhere = clause(
  'elsewhere',
  'answers',
  'a key that stands elsewhere than the document says does not count',
);
const unchanged = clause('unchanged', 'settings', 'a call without a valid key changes nothing');

export const apiKeyIsRequired = defineRule({
  id: 'api-key-is-required',
  clauses: [refused, elsewhere, unchanged],
  inputs: context =>
    fc.record({
      baseline: baselines(context),
      sent: updates(context, { secrets: 'either' }),
      intrusion: fc.constantFrom(...intrusions),
    }),
  effort: 0.5,
  // Each of them once in every run; a call with no key also as one that only looks, and one that reaches items.
  examples: (_, __, next) => [
    ...intrusions.map(intrusion => ({ ...next(), intrusion })),
    { ...next(), intrusion: intrusions[0], sent: { patch: {}, flags: {} } },
    { ...next(), intrusion: intrusions[0], sent: withCascade(next().sent, true) },
  ],
  check: async (testCase, { baseline, sent, intrusion }) => {
    const { update, contract, target, abilities } = testCase.context;
    const [name = 'apiKey'] = fieldNames(contract.authentication);
    const call = intrude(intrusion, name);
    // A key of digits is the same in another case, and another tenant's may be a part of it.
    if (call.key !== undefined && target.isKey(call.key)) return;
    const [item] = abilities.items.offered ? await testCase.hooks.createItems(update, 1) : [];
    await testCase.baseline(update, baseline, item === undefined ? undefined : true);
    testCase.endBaseline();
    const body = requestBody(update, sent.patch, sent.flags);
    const { response } = await testCase.send({
      method: update.method.toUpperCase(),
      path: update.path + call.query,
      base: 'target',
      key: 'none',
      headers: {
        'content-type': 'application/json',
        ...(call.key !== undefined && { [name]: call.key }),
        ...call.headers,
      },
      body: JSON.stringify(Object.assign({}, body, call.members)),
    });
    testCase.expect(
      call.key === undefined && intrusion !== 'no key' ? elsewhere : refused,
      `a call with ${intrusion} is refused`,
      401,
      response.status,
    );
    testCase.expectShown(
      unchanged,
      `a call with ${intrusion} changes nothing`,
      shown(update.shape, baseline),
      await testCase.read(update),
    );
    if (item === undefined) return;
    testCase.expectShown(
      unchanged,
      `a call with ${intrusion} changes no item`,
      shown(update.shape, baseline),
      await testCase.hooks.item(update, item),
    );
  },
});

interface Call {
  /** What stands where the key should. */
  readonly key?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: string;
  /** Members added to the body. */
  readonly members: Readonly<Record<string, string>>;
}

function intrude(intrusion: Intrusion, name: string): Call {
  const bare: Call = { headers: {}, query: '', members: {} };
  const withKey = (value: string): Call => ({ ...bare, key: value });
  switch (intrusion) {
    case 'no key':
      return bare;
    case 'an empty key':
      return withKey('');
    case 'an unknown key':
      return withKey('no-such-key');
    case 'the key in another case':
      return withKey(keyWords.firstInOtherCase);
    case 'part of the key':
      return withKey(keyWords.firstButItsEnd);
    case 'more than the key':
      return withKey(`${keyWords.first}x`);
    case 'the key among others':
      return withKey(`${keyWords.first}, no-such-key`);
    case 'a wildcard':
      return withKey('%');
    case 'a name that every object inherits':
      return withKey('constructor');
    case 'the key in another header':
      return { ...bare, headers: { [otherHeader(name)]: keyWords.first } };
    case 'the key in the query':
      return { ...bare, query: `?${name}=${keyWords.first}` };
    case 'the key as a bearer token':
      return { ...bare, headers: { authorization: `Bearer ${keyWords.first}` } };
    case 'the key in a cookie':
      return { ...bare, headers: { cookie: `${name}=${keyWords.first}` } };
    case 'the key in the body':
      return { ...bare, members: { [name]: keyWords.first } };
  }
}

/** What other products call it. */
function otherHeader(name: string): string {
  return name.toLowerCase() === 'x-api-key' ? 'apiKey' : 'X-API-Key';
}
