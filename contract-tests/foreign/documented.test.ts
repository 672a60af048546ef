import { describe, expect, test } from 'vitest';
import { everyLiberty, type Liberties } from './documented/liberties.ts';
import { documentedServer } from './documented/server.ts';
import { exceptions, foreignKeys, running, verifyForeign } from './running.ts';

const keys = Object.values(foreignKeys);

async function verifyDocumented(liberties: Liberties) {
  await using target = await running(documentedServer(keys, liberties));
  return await verifyForeign(target, { testHooks: '/__admin', levels: ['documented'], runs: 8 });
}

describe('at level documented, a server that keeps the documentation is not blamed', () => {
  const single = Object.entries(everyLiberty).map(([name, value]): [string, Liberties] => [
    `for ${name}`,
    { [name]: value },
  ]);

  test.each<[string, Liberties]>([
    ['with no liberty taken', {}],
    ...single,
    ['for an empty webhook', { emptyWebhook: true }],
    ['without a test hook that changes an item', { lacks: ['change'] }],
  ])('%s', async (_, liberties) => {
    const report = await verifyDocumented(liberties);
    expect(exceptions(report)).toEqual([]);
    expect(report.summary.held).toBe(22);
  });
});

/** The rules that are unobservable, each with its reason, without operations. */
async function unobservable(liberties: Liberties) {
  const report = await verifyDocumented(liberties);
  expect(report.rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
  return report.rules.flatMap(rule =>
    rule.verdict === 'unobservable' ? [{ ...rule, place: rule.operation.slice(5) }] : [],
  );
}

describe('what such a server does not let us see is unobservable, with the reason', () => {
  test('deliveries, where hooks must be https and not on this machine', async () => {
    const rules = await unobservable({ refusesHttp: true });
    expect(new Set(rules.map(({ id }) => id))).toEqual(
      new Set(['omitted-auth-is-kept', 'included-auth-is-updated', 'events-follow-their-hook']),
    );
    expect(rules.map(({ reason }) => reason)).toEqual(
      rules.map(() =>
        expect.stringMatching(
          /^the target answers 400 to hooks at http:\S+, where deliveries would be seen; let it take http and loopback addresses$/,
        ),
      ),
    );
  });

  test.each([
    [
      'is ignored',
      'the documentation of /webhooks describes no auth, and the target takes none there',
    ],
    ['is refused', 'the target answers 400 to an update that sends credentials'],
  ] as const)('credentials, where auth on /webhooks %s', async (authOnWebhooks, reason) => {
    const rules = await unobservable({ authOnWebhooks });
    expect(rules.map(({ id, place, reason }) => [id, place, reason])).toEqual(
      ['omitted-auth-is-kept', 'included-auth-is-updated', 'password-is-masked'].map(id => [
        id,
        '/webhooks',
        reason,
      ]),
    );
  });

  test.each(['/webhooks', '/ai-interviews/settings/webhooks'] as const)(
    'the other endpoint, where there is only %s',
    async only => {
      const rules = await unobservable({ only });
      expect(rules.filter(({ place }) => place === only)).toEqual([
        expect.objectContaining({
          id: 'endpoints-are-separate',
          reason: 'the target has no other endpoint of the contract',
        }),
      ]);
      expect(rules.filter(({ place }) => place !== only)).toHaveLength(11);
    },
  );

  test.each([
    ['reset', ['update-all-reaches-every-item']],
    ['item', ['update-all-reaches-every-item', 'update-all-false-spares-items']],
    ['events', ['omitted-auth-is-kept', 'included-auth-is-updated', 'events-follow-their-hook']],
  ] as const)('what the test hook %s would show, where it is not there', async (hook, ids) => {
    const rules = await unobservable({ lacks: [hook] });
    expect(new Set(rules.map(({ id }) => id))).toEqual(new Set(ids));
  });

  test('whatever is left of everything at once', async () => {
    const rules = await unobservable({
      ...everyLiberty,
      authOnWebhooks: 'is refused',
      refusesHttp: true,
      lacks: ['reset', 'item', 'change', 'events'],
      emptyWebhook: true,
    });
    expect(rules.length).toBeLessThan(22);
  });
});
