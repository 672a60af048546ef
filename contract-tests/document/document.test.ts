import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import admin from '../../src/generated/admin.json' with { type: 'json' };
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { rules } from '../../src/verify/rules/index.ts';
import { altered } from './altered.ts';
import { describedBodies } from './described-bodies.ts';

const contract = defaultContract();

describe.each([
  ['openapi.json', openapi, 40],
  ['admin.json', admin, 10],
])('the examples of %s', (_, document, atLeast) => {
  const bodies = describedBodies(document);

  test(`follow their schemas, all ${bodies.length} of them`, () => {
    expect(bodies.filter(({ violations }) => violations.length > 0)).toEqual([]);
    expect(bodies.length).toBeGreaterThanOrEqual(atLeast);
  });
});

test('an example that does not follow its schema is found', () => {
  const value = { webhooks: { start: { status: 'yes' } } };
  const document = altered(openapi, ['components', 'examples', 'aiInterviewDisableHook'], {
    value,
  });
  const wrong = describedBodies(readContract(document).document).filter(
    ({ violations }) => violations.length > 0,
  );
  expect(wrong).toEqual([
    {
      place:
        '/paths/~1ai-interviews~1settings~1webhooks/post/requestBody/content/application~1json/examples/disableHook',
      violations: [expect.objectContaining({ pointer: '#/webhooks/start/status' })],
    },
  ]);
});

describe('a rule that can be judged', () => {
  const ours = rules.filter(({ isOfResources }) => !isOfResources);

  test.each(ours)('$id is in the catalogue and on every operation that it applies to', rule => {
    expect(contract.rules).toHaveProperty(rule.id);
    const level = contract.rules[rule.id]?.level;
    for (const update of contract.updates) {
      const stated = update.rules.filter(({ id }) => id === rule.id).map(known => known.level);
      const applies = rule.appliesTo(update, contract);
      expect({ [update.path]: stated }).toEqual({ [update.path]: applies ? [level] : [] });
    }
  });

  test('is there for every documented rule of the catalogue', () => {
    const documented = Object.keys(contract.rules).filter(
      id => contract.rules[id]?.level === 'documented',
    );
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(documented));
  });
});

describe('an annotation that is wrong is refused with its place and the remedy', () => {
  const post = ['paths', '/webhooks', 'post'];
  const update = [...post, 'x-settings-update'];
  const schemas = ['components', 'schemas'];
  const auth = [...schemas, 'AuthPatch'];
  const password = [...schemas, 'BasicCredentialsPatch', 'properties', 'password'];

  test.each([
    ['a word that the vocabulary has not', update, { cascades: {} }, /no member "cascades"; .+/],
    [
      'a place of the wrong body',
      update,
      { patch: '$response.body#/webhook' },
      /patch: must match/,
    ],
    ['a view that is not there', update, { view: '$response.body#/hook' }, /view: .+; name one of/],
    [
      'a flag that is not there',
      update,
      { cascade: { when: '$request.body#/all', to: 'assessments' } },
      /cascade\/when: .+; name one of webhooks, updateAll/,
    ],
    [
      'a guard of no key',
      update,
      { guards: { secret: '$request.body#/updateAuth' } },
      /guards\/secret: .+; name one of start, /,
    ],
    ['a branch by no member', auth, { 'x-exclusive-by': 'kind' }, /x-exclusive-by: .+; name one/],
    [
      'a presence that the view has not',
      password,
      { 'x-secret': { presence: 'isSet' } },
      /x-secret\/presence: .+; name one of username,/,
    ],
    [
      'a secret with a wrong member',
      password,
      { 'x-secret': { shown: false } },
      /x-secret\/shown: .+; /,
    ],
    [
      'a subscription without a url',
      [...schemas, 'HookPatch'],
      { 'x-event-subscription': { enabled: 'status' } },
      /x-event-subscription: .+'url'; /,
    ],
    [
      'credentials of no member',
      [...schemas, 'BasicCredentialsPatch'],
      { 'x-credential': { scheme: 'basic', username: 'user', password: 'password' } },
      /x-credential\/username: .+; name one of username,/,
    ],
    [
      'an event of no hook',
      ['webhooks', 'assessmentStart', 'post'],
      { 'x-event': { collection: 'assessments', hook: 'begin' } },
      /x-event: .+ a hook "begin"; name one that does/,
    ],
    [
      'a rule that the catalogue has not',
      [...post, 'x-rules'],
      { 'tea-is-hot': { level: 'decided' } },
      /x-rules\/tea-is-hot: .+; add it there/,
    ],
    [
      'a rule of another level',
      [...post, 'x-rules'],
      { 'hook-fields-merge': { level: 'security' } },
      /x-rules\/hook-fields-merge: .+no security rule/,
    ],
    [
      'a rule of no level',
      ['x-rules', 'hook-fields-merge'],
      { level: 'nice' },
      /x-rules\/hook-fields-merge\/level: must be one of documented/,
    ],
  ])('%s', (_, path, members, message) => {
    expect(() => readContract(altered(openapi, path, members))).toThrow(
      expect.objectContaining({ name: 'ContractError', message: expect.stringMatching(message) }),
    );
  });
});
