import { describe, expect, test } from 'vitest';
import { defaultContract } from '../src/contract/own-contract.ts';
import { digestedKeys } from './digested-keys.ts';
import { createTenants } from './tenants.ts';
import { runMock } from './testing/running-mock.ts';
import {
  auth,
  interviews,
  settings,
  shownAuth,
  start,
  submission,
  unset,
} from './testing/settings.ts';

describe('what a request leaves out stays put', () => {
  test('a hook that is left out keeps its status and its url', async () => {
    const mock = await runMock();
    await mock.call(interviews, { body: { webhooks: { start, submission } } });
    const reply = await mock.call(interviews, {
      body: { webhooks: { start: { status: false } } },
    });
    expect(reply.at('webhooks', 'start')).toEqual({ ...start, status: false });
    expect(reply.at('webhooks', 'submission')).toEqual(submission);
  });

  test('auth that is left out is kept, and the password is never shown', async () => {
    const mock = await runMock();
    const set = await mock.call(interviews, { body: { webhooks: { auth } } });
    const later = await mock.call(interviews, { body: { webhooks: { start } } });
    expect(later.at('webhooks', 'auth')).toEqual(shownAuth);
    expect(set.text + later.text).not.toContain('hunter2');
  });

  test('the success body is the documented one', async () => {
    const mock = await runMock();
    const reply = await mock.call('/webhooks', { body: { webhooks: { start } } });
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.body).toEqual({
      status: 'success',
      message: 'Webhook added successfully',
      webhook: {
        start,
        submission: unset,
        updates: unset,
        auth: {
          type: null,
          basic: { username: null, password: null, hasPassword: false },
          apikey: { header: null, apikey: null, hasApikey: false },
        },
      },
    });
  });

  test('auth of /webhooks counts with its flag only', async () => {
    const mock = await runMock();
    const ignored = await mock.call('/webhooks', { body: { webhooks: { auth } } });
    expect(ignored.at('webhook', 'auth', 'type')).toBeNull();
    const counted = await mock.call('/webhooks', {
      body: { webhooks: { auth }, updateAuth: true },
    });
    expect(counted.at('webhook', 'auth')).toEqual(shownAuth);
  });

  test('a refused request changes nothing', async () => {
    const mock = await runMock();
    await mock.call(interviews, { body: { webhooks: { submission } } });
    const refused = await mock.call(interviews, {
      body: { webhooks: { submission: { status: false }, start: { status: true } } },
    });
    expect(refused.status).toBe(400);
    expect(refused.at('errors', '0', 'pointer')).toBe('#/webhooks/start/url');
    expect(await settings(mock)).toMatchObject({ start: unset, submission });
  });

  test('the two endpoints are separate', async () => {
    const mock = await runMock();
    await mock.call(interviews, { body: { webhooks: { start } } });
    expect(await settings(mock, 'demo', '/webhooks', 'webhook')).toMatchObject({ start: unset });
  });
});

test('tenants of any key that an earlier run made count too, and find what is theirs', () => {
  const { authentication } = defaultContract();
  const options = { authentication, keys: [], keyChecks: digestedKeys, anyKey: true };
  const earlier = createTenants(options);
  for (let made = 0; made < 1_000; made += 1) earlier.find([`key-${made}`]);
  const later = createTenants({ ...options, state: earlier.state() });
  expect([later.find(['another']), later.isFull()]).toEqual([null, true]);
  expect(later.find(['key-7'])?.id).toBe(earlier.find(['key-7'])?.id);
});

describe('each key is a tenant', () => {
  test('one key never sees what another did', async () => {
    const mock = await runMock();
    await mock.call(interviews, { key: 'demo', body: { webhooks: { start } } });
    expect(await settings(mock, 'demo-2')).toMatchObject({ start: unset });
    expect(await settings(mock, 'demo')).toMatchObject({ start });
  });

  test('given keys take the place of the demo keys', async () => {
    const mock = await runMock({ keys: [{ name: 'acme', key: 's3cret' }] });
    expect((await mock.call(interviews, { body: { webhooks: {} } })).status).toBe(401);
    expect(await settings(mock, 's3cret')).toMatchObject({ start: unset });
  });

  test('with any key, each one is a tenant of its own', async () => {
    const mock = await runMock({ anyKey: true });
    await mock.call(interviews, { key: 'one', body: { webhooks: { start } } });
    expect(await settings(mock, 'one')).toMatchObject({ start });
    expect(await settings(mock, 'two')).toMatchObject({ start: unset });
    expect((await mock.call(interviews, { key: '', body: { webhooks: {} } })).status).toBe(401);
  });

  test('with any key there are a thousand at most, and the next one is told so', async () => {
    const mock = await runMock({ anyKey: true });
    await mock.call(interviews, { key: 'first', body: { webhooks: { start } } });
    for (let made = 1; made < 1_000; made += 1) await mock.call('/', { key: `key-${made}` });
    const refused = await mock.call(interviews, { key: 'one too many', body: { webhooks: {} } });
    expect(refused).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/keeps 1000 tenants of --any-key and has as many/) },
    });
    expect(await settings(mock, 'first')).toMatchObject({ start });
    expect(await settings(mock, 'demo')).toMatchObject({ start: unset });
  });
});
