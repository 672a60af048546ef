import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import type { Peculiarities } from './minimal/answers.ts';
import { minimalServer } from './minimal/server.ts';
import { exceptions, foreignKeys, running, verifyForeign } from './running.ts';

const keys = Object.values(foreignKeys);
const testHooks = '/test-hooks';

const every: Peculiarities = {
  leavesOutUnset: true,
  emptyWebhook: true,
  otherOrder: true,
  addsMembers: true,
  otherWords: true,
  itemIds: 'numbers',
  placesNoSyntaxErrors: true,
  ignoresCharset: true,
};

/** Rules that look at answers. */
const aboutViews = [
  'omitted-hook-is-kept',
  'included-hook-is-updated',
  'password-is-masked',
  'update-all-false-spares-items',
  'response-has-documented-shape',
  'endpoints-are-separate',
  'hook-fields-merge',
  'enabled-hook-needs-url',
  'type-switch-forgets-other',
  'round-trip-changes-nothing',
  'repeat-is-idempotent',
];

/** Rules that send ids back, in every way, and those of one tenant with the key of another. */
const aboutItems = [
  'included-auth-is-updated',
  'update-all-false-spares-items',
  'events-follow-their-hook',
  'new-items-start-from-settings',
  'tenants-are-isolated',
];

describe('a right server of another team is not blamed', () => {
  const single = Object.entries(every).map(([name, value]): [string, Peculiarities] => [
    `for ${name}`,
    { [name]: value },
  ]);

  test.each<[string, Peculiarities]>([['that does nothing peculiar', {}], ...single])(
    '%s',
    async (_, how) => {
      await using target = await running(minimalServer({ keys, testHooks: true, ...how }));
      const report = await verifyForeign(target, { testHooks, only: aboutViews, runs: 8 });
      expect(exceptions(report)).toEqual([]);
      expect(report.summary.held).toBe(2 * aboutViews.length);
    },
  );

  test('that does everything peculiar', async () => {
    await using target = await running(minimalServer({ keys, testHooks: true, ...every }));
    const report = await verifyForeign(target, { testHooks, runs: 12 });
    expect(exceptions(report)).toEqual([]);
    expect(report.summary.held).toBe(report.rules.length);
  });

  test.each<[string, Peculiarities]>([
    ['that points at nothing in a text that is no JSON', { placesNoSyntaxErrors: true }],
    ['that makes nothing of a charset', { ignoresCharset: true }],
    ['that refuses a charset that is not UTF-8', {}],
  ])('%s', async (_, how) => {
    await using target = await running(minimalServer({ keys, ...how }));
    const only = ['requests-are-strict', 'errors-are-problems', 'hostile-input-is-refused'];
    const report = await verifyForeign(target, { only });
    expect(exceptions(report)).toEqual([]);
    expect(report.summary.held).toBe(2 * only.length);
  });

  test.each(['numbers', 'odd texts'] as const)('whose ids are %s', async itemIds => {
    await using target = await running(minimalServer({ keys, testHooks: true, itemIds }));
    const report = await verifyForeign(target, { testHooks, only: aboutItems });
    expect(exceptions(report)).toEqual([]);
    expect(report.summary.held).toBe(2 * aboutItems.length);
  });

  test('whose keys are digits, so that another case is no other key', async () => {
    const digits = { apiKey: '1234567890', secondApiKey: '123456789' };
    await using target = await running(minimalServer({ keys: Object.values(digits) }));
    const report = await verifyForeign(target, {
      keys: digits,
      only: ['api-key-is-required'],
      runs: 40,
    });
    expect(exceptions(report)).toEqual([]);
  });
});

describe('without test hooks and with an empty `webhook`', () => {
  test('what cannot be seen is unobservable, with what would make it visible', async () => {
    await using target = await running(minimalServer({ keys, ...every }));
    const report = await verifyForeign(target);
    const { held, broken, unobservable } = report.summary;
    expect({ broken, all: held + unobservable }).toEqual({ broken: 0, all: report.rules.length });
    const reasons = report.rules.flatMap(rule =>
      rule.verdict === 'unobservable' ? [rule.reason] : [],
    );
    expect(reasons.filter(reason => !reason.includes('--admin'))).toEqual([]);
  });

  test('only what an answer by itself shows is held on /webhooks', async () => {
    await using target = await running(minimalServer({ keys, ...every }));
    const report = await verifyForeign(target);
    const held = report.rules.filter(
      ({ operation, verdict }) => operation === 'POST /webhooks' && verdict === 'held',
    );
    expect(held.map(({ id }) => id)).toEqual([
      'response-has-documented-shape',
      // Seen on the other endpoint.
      'endpoints-are-separate',
      'enabled-hook-needs-url',
      'requests-are-strict',
      'errors-are-problems',
      'secrets-never-leak',
      'hostile-input-is-refused',
    ]);
  });

  test('the rules of level documented alone come to the same', async () => {
    await using target = await running(minimalServer({ keys, ...every }));
    const report = await verifyForeign(target, { levels: ['documented'] });
    const { rules } = defaultContract();
    expect(report.summary.broken).toBe(0);
    expect(report.rules.filter(({ id }) => rules[id]?.level !== 'documented')).toEqual([]);
  });
});
