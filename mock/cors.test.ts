import { describe, expect, test } from 'vitest';
import { rawCall } from './testing/raw-call.ts';
import { expectProblem, runMock } from './testing/running-mock.ts';

const preflight = {
  'Access-Control-Request-Method': 'POST',
  'Access-Control-Request-Headers': 'apikey,content-type,prefer,x-holdfast-scenario',
};

/** A page's call with the demo key. */
const call = { headers: { apiKey: 'demo' }, body: { webhooks: {} } };

const ofThisMachine = [
  'http://localhost:3000',
  'https://localhost',
  'http://app.localhost:5173',
  'http://127.0.0.1:8080',
  'http://127.8.9.10',
  'http://[::1]:3000',
];

const foreign = [
  'https://app.example',
  'http://localhost.attacker.example',
  'http://127.0.0.1.attacker.example',
  'http://attacker.example:4010',
  'http://192.0.2.1:3000',
  'ftp://localhost',
  'http://localhost:3000/path',
  'http://user@localhost:3000',
  'http://localhost:3000, http://localhost:3000',
  'null',
  'nonsense',
  '',
];

describe('a page of this machine', () => {
  test.each(ofThisMachine)('of %s may ask first, and then read what it is told', async origin => {
    const mock = await runMock();
    const headers = { Origin: origin, ...preflight };
    const asked = await mock.call('/webhooks', { method: 'OPTIONS', key: null, headers });
    expect([asked.status, asked.text]).toEqual([204, '']);
    const allowed = asked.headers.get('access-control-allow-headers')?.toLowerCase().split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining(preflight['Access-Control-Request-Headers'].split(',')),
    );
    expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
    const told = await mock.call('/webhooks', { ...call, headers: { Origin: origin } });
    expect(told.status).toBe(200);
    for (const reply of [asked, told]) {
      expect(reply.headers.get('access-control-allow-origin')).toBe(origin);
      expect(reply.headers.get('access-control-allow-credentials')).toBeNull();
      expect(reply.headers.get('vary')).toBe('Origin');
    }
  });

  test.each([
    ['a refusal', '/webhooks', {}, 400],
    ['an unknown address', '/nowhere', {}, 404],
  ])('may read %s', async (_, path, body, status) => {
    const mock = await runMock();
    const reply = await mock.call(path, { body, headers: { Origin: 'http://localhost:3000' } });
    expect(reply.status).toBe(status);
    expect(reply.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(reply.headers.get('access-control-expose-headers')).toContain('Retry-After');
  });

  test('may be served by the host that is called, at any port', async () => {
    const mock = await runMock({ allowHosts: ['mock.internal'] });
    const headers = { ...call.headers, Host: 'mock.internal:4010', Origin: 'http://mock.internal' };
    expect((await rawCall(mock, '/webhooks', { ...call, headers })).status).toBe(200);
  });

  test('knows that an OPTIONS that asks for nothing is a method like any other', async () => {
    const headers = { Origin: 'http://localhost:3000' };
    const reply = await (await runMock()).call('/webhooks', { method: 'OPTIONS', headers });
    expect(reply.status).toBe(405);
  });
});

describe('a page of another origin', () => {
  test.each(foreign)('such as "%s" gets 403, and nothing happens', async origin => {
    const mock = await runMock();
    const start = { status: true, url: 'https://example.com/' };
    const headers = { ...call.headers, Origin: origin };
    const replies = [
      await rawCall(mock, '/webhooks', { headers, body: { webhooks: { start } } }),
      await rawCall(mock, '/webhooks', {
        method: 'OPTIONS',
        headers: { ...headers, ...preflight },
      }),
      // What a browser sends without asking first.
      await rawCall(mock, '/webhooks', {
        headers: { ...headers, 'Content-Type': 'text/plain' },
        body: JSON.stringify({ webhooks: { start } }),
      }),
    ];
    for (const reply of replies) {
      expect(reply.status).toBe(403);
      expect(reply.headers['access-control-allow-origin']).toBeUndefined();
      expect(JSON.parse(reply.text)).toMatchObject({
        code: 'forbidden',
        detail: expect.stringContaining('--cors'),
      });
    }
    const after = await mock.call('/webhooks', call);
    expect(after.at('webhook', 'start')).toEqual({ status: false, url: null });
  });

  test('is not taken for one of ours when its name leads here (DNS rebinding)', async () => {
    const host = 'attacker.example:4010';
    const headers = { ...call.headers, Host: host, Origin: `http://${host}` };
    const reply = await rawCall(await runMock(), '/webhooks', { ...call, headers });
    expect(reply.status).toBe(403);
  });

  test('may use the operations when it was let in, with what it asks for', async () => {
    const mock = await runMock({ corsOrigins: ['https://app.example'] });
    const origin = { Origin: 'https://app.example' };
    const headers = { ...origin, ...preflight, 'Access-Control-Request-Private-Network': 'true' };
    const asked = await mock.call('/webhooks', { method: 'OPTIONS', key: null, headers });
    expect(asked.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(asked.headers.get('access-control-allow-private-network')).toBe('true');
    expect((await mock.call('/webhooks', { ...call, headers: origin })).status).toBe(200);
    for (const other of ['https://app.example:8443', 'http://app.example', 'https://x.app.example'])
      expectProblem(await mock.call('/webhooks', { headers: { Origin: other } }), 403, 'forbidden');
  });

  test.each(['https://any.example', 'null'])('may be any with "*", such as %s', async origin => {
    const mock = await runMock({ corsOrigins: ['*'] });
    const reply = await mock.call('/webhooks', { ...call, headers: { Origin: origin } });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('access-control-allow-origin')).toBe(origin);
    const headers = {
      Origin: origin,
      ...preflight,
      'Access-Control-Request-Private-Network': 'true',
    };
    const asked = await mock.call('/webhooks', { method: 'OPTIONS', key: null, headers });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-private-network')).toBeNull();
  });
});

test('a program, which sends no Origin, calls by whatever name', async () => {
  const headers = { ...call.headers, Host: 'mock:4010' };
  const reply = await rawCall(await runMock(), '/webhooks', { ...call, headers });
  expect(reply.status).toBe(200);
  expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  expect(reply.headers.vary).toBe('Origin');
});
