import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../contract/own-contract.ts';
import { causesOf } from './causes.ts';
import { likelihoodOf } from './likelihood.ts';
import { found, told } from './testing/causes.ts';
import { held } from './testing/samples.ts';

test('a server that keeps everything has no cause', () => {
  expect(causesOf([held()])).toEqual([]);
});

test('a rule is one cause on all its operations', () => {
  const operation = 'POST /ai';
  expect(
    causesOf([found('omitted-hook-is-kept'), found('omitted-hook-is-kept', { operation })]),
  ).toEqual([
    { rule: 'omitted-hook-is-kept', operations: ['POST /ai', 'POST /webhooks'], alsoBroken: [] },
  ]);
});

describe('one cause', () => {
  test('is told by the rule that says most of it, whatever the order', () => {
    const results = [
      found('any-sequence-matches-the-model'),
      found('omitted-hook-is-kept'),
      found('repeat-is-idempotent'),
    ];
    const expected = [
      'omitted-hook-is-kept',
      'repeat-is-idempotent',
      'any-sequence-matches-the-model',
    ];
    expect(told(...results)).toEqual([expected]);
    expect(told(...results.toReversed())).toEqual([expected]);
  });

  test('takes along a rule that only stumbled on the way to its own clause', () => {
    expect(
      told(
        found('included-hook-is-updated', { clause: null }),
        found('credentials-arrive-intact', { differs: 'credentials' }),
      ),
    ).toEqual([['credentials-arrive-intact', 'included-hook-is-updated']]);
  });

  test('is told by the rule that is about what came of the credentials', () => {
    for (const [id, differs] of [
      ['credentials-arrive-intact', 'altered credentials'],
      ['type-switch-forgets-other', 'former credentials'],
    ] as const)
      expect(told(found('included-auth-is-updated', { differs }), found(id, { differs }))).toEqual([
        [id, 'included-auth-is-updated'],
      ]);
  });

  test('is not told by a delivery that never came', () => {
    expect(
      told(
        found('included-auth-is-updated', {}, { actual: { authorization: 'no event arrived' } }),
        found('omitted-hook-is-kept'),
      ),
    ).toEqual([['omitted-hook-is-kept', 'included-auth-is-updated']]);
  });

  test('of a flag beside a secret is told by the rule of masking', () => {
    const flag = { expected: { 'auth.basic.hasPassword': false }, actual: {} };
    const differs = 'credentials';
    expect(
      told(
        found('included-auth-is-updated', { differs }, flag),
        found('password-is-masked', { differs }, flag),
      ),
    ).toEqual([['password-is-masked', 'included-auth-is-updated']]);
  });

  test('is what keeps, where what was sent shows otherwise only later', () => {
    expect(
      told(found('included-hook-is-updated', { sent: false }), found('omitted-hook-is-kept')),
    ).toEqual([['omitted-hook-is-kept', 'included-hook-is-updated']]);
    expect(told(found('included-hook-is-updated'), found('omitted-hook-is-kept'))).toEqual([
      ['included-hook-is-updated', 'omitted-hook-is-kept'],
    ]);
  });

  test('is told by the rule whose values were refused, or whose update asked for less', () => {
    const refused = { differs: 'acceptance', clause: null } as const;
    const statuses = { expected: 200, actual: 400 };
    expect(
      told(
        found('password-is-masked', refused, statuses),
        found('credentials-arrive-intact', refused, statuses),
      ),
    ).toEqual([['credentials-arrive-intact', 'password-is-masked']]);
    const others = { clause: { id: 'others', statement: 'what was not sent stays' } };
    expect(
      told(found('update-all-copies-sent-keys', others), found('update-all-false-spares-items')),
    ).toEqual([['update-all-false-spares-items', 'update-all-copies-sent-keys']]);
  });

  test('is which status refusals have, where they only have another one', () => {
    const other = { expected: 400, actual: 422 };
    const differs = 'refusal';
    expect(
      told(
        found('enabled-hook-needs-url', { differs }, other),
        found('requests-are-strict', { differs }, other),
      ),
    ).toEqual([['requests-are-strict', 'enabled-hook-needs-url']]);
  });
});

test('what differs otherwise is a cause of its own', () => {
  expect(
    told(
      found('errors-are-problems', { differs: 'answer' }),
      found('omitted-hook-is-kept', { differs: 'settings' }),
      found('hook-fields-merge', { differs: 'settings' }),
    ),
  ).toEqual([['omitted-hook-is-kept', 'hook-fields-merge'], ['errors-are-problems']]);
});

test('every rule has its rank', () => {
  const unknown = likelihoodOf(found('a-rule-to-come'));
  const ids = Object.keys(defaultContract().rules);
  expect(ids.filter(id => likelihoodOf(found(id)) === unknown)).toEqual([]);
});

test('a rule that nobody has ranked is told last', () => {
  expect(told(found('a-rule-to-come'), found('repeat-is-idempotent'))).toEqual([
    ['repeat-is-idempotent', 'a-rule-to-come'],
  ]);
});
