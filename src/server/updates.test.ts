import { describe, expect, test } from 'vitest';
import { expectViolation } from './testing/problems.ts';
import { acme, globex, start } from './testing/running.ts';

const interviews = '/ai-interviews/settings/webhooks';
const off = { status: false, url: null };
const none = { username: null, password: null, hasPassword: false };
const noKey = { header: null, apikey: null, hasApikey: false };
const noAuth = { type: null, basic: none, apikey: noKey };
const hook = { status: true, url: 'https://example.com/start' };
const basic = { type: 'basic', basic: { username: 'user', password: 'canary-password' } };

describe('a 200', () => {
  test('of the assessments has the documented members in their order', async () => {
    await using server = await start();
    const { status, headers, body } = await server.call('/webhooks', { body: { webhooks: {} } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-powered-by')).toBeNull();
    const view = { start: off, submission: off, updates: off, auth: noAuth };
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({ status: 'success', message: 'Webhook added successfully', webhook: view }),
    );
  });

  test('of the AI interviews has the documented members in their order', async () => {
    await using server = await start();
    const { body } = await server.call(interviews, { body: { webhooks: { start: hook } } });
    const view = { start: hook, submission: off, auth: noAuth };
    expect(JSON.stringify(body)).toBe(JSON.stringify({ webhooks: view }));
  });

  test('shows that a secret is stored, never the secret', async () => {
    await using server = await start();
    const shown = await server.call(interviews, { body: { webhooks: { auth: basic } } });
    expect(shown.body).toMatchObject({
      webhooks: {
        auth: { type: 'basic', basic: { username: 'user', password: null, hasPassword: true } },
      },
    });
    const apikey = { header: 'X-Hook-Key', apikey: 'canary-password' };
    const switched = await server.call(interviews, {
      body: { webhooks: { auth: { type: 'apikey', apikey } } },
    });
    expect(switched.body).toMatchObject({
      webhooks: {
        auth: {
          type: 'apikey',
          basic: none,
          apikey: { header: 'X-Hook-Key', apikey: null, hasApikey: true },
        },
      },
    });
    expect(JSON.stringify([shown.body, switched.body])).not.toContain('canary-password');
  });
});

describe('an update', () => {
  test('keeps what it leaves out, and the other endpoint', async () => {
    await using server = await start();
    await server.call(interviews, { body: { webhooks: { start: hook, auth: basic } } });
    const submission = { status: true, url: 'https://example.com/submission' };
    const { body } = await server.call(interviews, { body: { webhooks: { submission } } });
    expect(body).toMatchObject({ webhooks: { start: hook, submission, auth: { type: 'basic' } } });
    const other = await server.call('/webhooks', { body: { webhooks: {} } });
    expect(other.body).toMatchObject({ webhook: { start: off, auth: noAuth } });
  });

  test('ignores auth on the assessments until its flag is raised', async () => {
    await using server = await start();
    const webhooks = { auth: basic };
    const ignored = await server.call('/webhooks', { body: { webhooks } });
    expect(ignored.body).toMatchObject({ webhook: { auth: noAuth } });
    const counted = await server.call('/webhooks', { body: { webhooks, updateAuth: true } });
    expect(counted.body).toMatchObject({ webhook: { auth: { type: 'basic' } } });
  });

  test('that the settings refuse names the place and changes nothing', async () => {
    await using server = await start();
    await server.call(interviews, { body: { webhooks: { start: hook } } });
    const refused = await server.call(interviews, {
      body: { webhooks: { start: { url: null }, auth: basic } },
    });
    expectViolation(refused, '#/webhooks/start/url', 'enabled-hook-needs-url');
    const { body } = await server.call(interviews, { body: { webhooks: {} } });
    expect(body).toMatchObject({ webhooks: { start: hook, auth: noAuth } });
  });

  test('of another tenant is not seen', async () => {
    await using server = await start();
    const headers = { ...globex, 'Content-Type': 'application/json' };
    await server.call(interviews, { headers, body: { webhooks: { start: hook } } });
    const { body } = await server.call(interviews, { body: { webhooks: {} } });
    expect(body).toMatchObject({ webhooks: { start: off } });
  });

  test('of each key at the same time is not lost', async () => {
    await using server = await start();
    const keys = ['start', 'submission', 'updates'] as const;
    const answers = await Promise.all(
      keys.map(key => server.call('/webhooks', { body: { webhooks: { [key]: hook } } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { body } = await server.call('/webhooks', { body: { webhooks: {} } });
    expect(body).toMatchObject({ webhook: { start: hook, submission: hook, updates: hook } });
  });

  test.each([
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
  ])('may come as %s', async type => {
    await using server = await start();
    const headers = { ...acme, 'Content-Type': type };
    const { status } = await server.call(interviews, { headers, body: { webhooks: {} } });
    expect(status).toBe(200);
  });
});
