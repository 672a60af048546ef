import { expect, test } from 'vitest';
import { createMock } from '../../mock/index.ts';
import { ContractBroken, expectHolds, verify } from '../../src/verify/index.ts';

test('every rule holds over a fetch, as it does over a socket', async () => {
  await using mock = await createMock();
  const keys = { apiKey: 'demo', secondApiKey: 'demo-2' };
  const report = await verify({
    fetch: mock.fetch,
    ...keys,
    admin: '/__admin',
    runs: 1,
    require: ['all'],
  });
  expectHolds(report);
  expect(report.rules.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
});

// With this seed no sequence of a short run made an item, whose events are what a clause is about.
test('a short run sees every clause of the rule of sequences', async () => {
  await using mock = await createMock();
  const report = await verify({
    fetch: mock.fetch,
    apiKey: 'demo',
    admin: '/__admin',
    rules: ['any-sequence-matches-the-model'],
    runs: 1,
    seed: 1_715_459_154,
  });
  expect(report.summary).toEqual({ held: 2, broken: 0, unobservable: 0 });
});

test('a rule that is broken is found, and told with neither key nor colour', async () => {
  await using mock = await createMock({ keys: [{ name: 'acme', key: 'key-of-acme-in-tests' }] });
  mock.scenario({ name: 'leaky', rule: 'omitted-auth-is-kept' });
  const report = await verify({
    fetch: mock.fetch,
    apiKey: 'key-of-acme-in-tests',
    rules: ['omitted-auth-is-kept'],
    admin: '/__admin',
    seed: 1,
  });
  expect(() => expectHolds(report)).toThrow(ContractBroken);
  expect(() => expectHolds(report)).toThrow(/^BROKEN {2}omitted-auth-is-kept {2}POST /);
  expect(() => expectHolds(report)).not.toThrow('key-of-acme-in-tests');
  expect(() => expectHolds(report)).not.toThrow('\u001b');
});

test('what is asked for in vain fails', async () => {
  await using mock = await createMock();
  const asked = { apiKey: 'demo', rules: ['tenants-are-isolated'], runs: 1 };
  expectHolds(await verify({ fetch: mock.fetch, ...asked }));
  const report = await verify({ fetch: mock.fetch, ...asked, require: ['second-key'] });
  expect(() => expectHolds(report)).toThrow(/second key/);
});

test('an app that answers nothing, or not in time, is told of', async () => {
  const refusing = async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'X' }) });
  };
  await expect(verify({ fetch: refusing, apiKey: 'demo' })).rejects.toMatchObject({
    name: 'TargetUnreachable',
    message: expect.stringContaining('http://localhost cannot be reached (no)'),
  });
  const stopped = AbortSignal.timeout(50);
  const silent = () => new Promise<Response>(() => undefined);
  await expect(verify({ fetch: silent, apiKey: 'demo', signal: stopped })).rejects.toMatchObject({
    name: 'EndedEarly',
  });
});

test('a rule that there is not is refused by name', async () => {
  await expect(
    verify({ fetch: async () => new Response(), apiKey: 'demo', rules: ['no-such-rule'] }),
  ).rejects.toThrow('there is no rule "no-such-rule"; the rules are ');
});
