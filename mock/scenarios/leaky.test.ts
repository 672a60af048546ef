import { describe, expect, test } from 'vitest';
import { rawCall } from '../testing/raw-call.ts';
import { type RunningMock, runMock } from '../testing/running-mock.ts';
import { auth, interviews, settings, start, submission, unset } from '../testing/settings.ts';

const header = 'X-Holdfast-Scenario';
const showing = { [header]: 'leaky;rule=password-is-masked' };
const letting = { [header]: 'leaky;rule=api-key-is-required' };
const body = { webhooks: {} };

async function mockWithSecret(options = {}): Promise<RunningMock> {
  const mock = await runMock(options);
  await mock.call(interviews, { body: { webhooks: { auth } } });
  return mock;
}

async function chooseForAll(mock: RunningMock, rule: string): Promise<void> {
  for (const key of ['demo', 'demo-2'])
    await mock.call('/__admin/scenarios', { method: 'PUT', key, body: [{ name: 'leaky', rule }] });
}

/** Who may not see what leaks, and how they call. */
const others = [
  ['a page of a foreign origin', {}, { Origin: 'https://attacker.example' }],
  ['a page in a sandbox', {}, { Origin: 'null' }],
  ['a page that anybody may be', { corsOrigins: ['*'] }, { Origin: 'https://attacker.example' }],
  ['a sandboxed page that anybody may be', { corsOrigins: ['*'] }, { Origin: 'null' }],
  ['a page of another site that tells no origin', {}, { 'Sec-Fetch-Site': 'cross-site' }],
  ['a page of the same site that tells no origin', {}, { 'Sec-Fetch-Site': 'same-site' }],
  ['a name that leads here (DNS rebinding)', {}, { Host: 'attacker.example:4010' }],
  [
    'a page of a name that leads here',
    { corsOrigins: ['*'] },
    {
      Host: 'attacker.example',
      Origin: 'http://attacker.example',
      'Sec-Fetch-Site': 'same-origin',
    },
  ],
] as const;

describe('what leaks is not for', () => {
  test.each(others)('%s, whether it asks for that', async (_, options, headers) => {
    const mock = await mockWithSecret(options);
    const reply = await rawCall(mock, interviews, {
      headers: { apiKey: 'demo', ...showing, ...headers },
      body,
    });
    expect(reply.status).toBe(403);
    expect(JSON.parse(reply.text)).toMatchObject({ code: 'forbidden' });
    expect(reply.text).not.toContain('hunter2');
  });

  test.each(others)('%s, or the tenant has chosen it', async (_, options, headers) => {
    const mock = await mockWithSecret(options);
    await chooseForAll(mock, 'password-is-masked');
    const call = { headers: { apiKey: 'demo', ...headers }, body };
    const reply = await rawCall(mock, interviews, call);
    expect(reply.status).toBe(403);
    expect(reply.text).not.toContain('hunter2');
  });

  test('them says why, and counts nothing', async () => {
    const mock = await mockWithSecret({ corsOrigins: ['*'] });
    const scenario = { [header]: 'leaky;rule=password-is-masked;times=1' };
    const headers = { ...scenario, Origin: 'https://any.example' };
    const refused = await mock.call(interviews, { body, headers });
    expect(refused.at('detail')).toContain('leaky');
    expect(refused.headers.get('x-holdfast-scenario')).toBeNull();
    expect((await mock.call(interviews, { body, headers: scenario })).text).toContain('hunter2');
  });
});

describe('what leaks is for', () => {
  test.each([
    ['a program', {}, {}],
    ['a page of this machine', {}, { Origin: 'http://localhost:3000' }],
    [
      'a page that was let in by name',
      { corsOrigins: ['https://app.example'] },
      { Origin: 'https://app.example' },
    ],
    ['a program that calls by an allowed name', { allowHosts: ['mock'] }, { Host: 'mock:4010' }],
  ])('%s', async (_, options, headers) => {
    const mock = await mockWithSecret(options);
    const reply = await rawCall(mock, interviews, {
      headers: { apiKey: 'demo', ...showing, ...headers },
      body,
    });
    expect(reply.text).toContain('hunter2');
  });
});

describe('whoever is let in without a valid key', () => {
  const strangers = [
    ['no key', null],
    ['an unknown key', 'made-up'],
    ['an empty key', ''],
  ] as const;

  test.each(strangers)('with %s acts for no tenant', async (_, key) => {
    const mock = await mockWithSecret();
    await mock.call(interviews, { body: { webhooks: { start } } });
    const read = await mock.call(interviews, { key, headers: letting, body });
    expect([read.status, read.at('webhooks', 'auth', 'type')]).toEqual([200, null]);
    expect(read.at('webhooks', 'start')).toEqual(unset);
    const changed = { webhooks: { start: { status: true, url: 'https://stranger.example/' } } };
    expect((await mock.call(interviews, { key, headers: letting, body: changed })).status).toBe(
      200,
    );
    for (const tenant of ['demo', 'demo-2'])
      expect(JSON.stringify(await settings(mock, tenant))).not.toContain('stranger');
  });

  test.each(strangers)('with %s is let in by a tenant’s list, as nobody', async (_, key) => {
    const mock = await mockWithSecret();
    await chooseForAll(mock, 'api-key-is-required');
    const reply = await mock.call(interviews, { key, body });
    expect([reply.status, reply.at('webhooks', 'auth', 'type')]).toEqual([200, null]);
    expect(reply.headers.get('x-holdfast-scenario')).toBe('leaky;rule=api-key-is-required');
  });

  test('uses up the times of that list, and nothing else of it', async () => {
    const mock = await runMock();
    const list = [
      { name: 'leaky', rule: 'api-key-is-required', times: 1 },
      { name: 'server-error' },
    ];
    await mock.call('/__admin/scenarios', { method: 'PUT', body: list });
    expect((await mock.call(interviews, { key: 'made-up', body })).status).toBe(200);
    expect((await mock.call(interviews, { key: 'made-up', body })).status).toBe(401);
  });
});

describe('tenants that are not isolated', () => {
  const rule = 'tenants-are-isolated';
  const choose = (mock: RunningMock, key: string) =>
    mock.call('/__admin/scenarios', { method: 'PUT', key, body: [{ name: 'leaky', rule }] });
  const update = (mock: RunningMock, key: string, headers = {}) =>
    mock.call(interviews, { key, headers, body: { webhooks: { start } } });

  test('are those that have both chosen it', async () => {
    const mock = await runMock();
    await choose(mock, 'demo');
    await update(mock, 'demo');
    expect(await settings(mock, 'demo-2')).toMatchObject({ start: unset });
    await choose(mock, 'demo-2');
    await update(mock, 'demo');
    expect(await settings(mock, 'demo-2')).toMatchObject({ start });
  });

  test('are not reached by one that has not, whatever its request asks for', async () => {
    const mock = await runMock({ keys: ['a', 'b', 'c'].map(key => ({ name: key, key })) });
    for (const key of ['a', 'b']) await choose(mock, key);
    await update(mock, 'c');
    await update(mock, 'a', { [header]: '' });
    expect(await settings(mock, 'b')).toMatchObject({ start: unset });
    await update(mock, 'a');
    await mock.call(interviews, { key: 'b', body: { webhooks: { submission } } });
    expect(await settings(mock, 'c')).toMatchObject({ start, submission: unset });
    expect(await settings(mock, 'a')).toMatchObject({ start, submission });
  });

  test('are never those of any key', async () => {
    const mock = await runMock({ anyKey: true });
    for (const key of ['demo', 'stranger']) await choose(mock, key);
    await update(mock, 'demo');
    expect(await settings(mock, 'stranger')).toMatchObject({ start: unset });
    await mock.call(interviews, { key: 'stranger', body: { webhooks: { submission } } });
    expect(await settings(mock, 'demo')).toMatchObject({ start, submission: unset });
  });
});
