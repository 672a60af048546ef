import { expect, test } from 'vitest';
import { runMock } from './testing/running-mock.ts';

const origin = { Origin: 'https://app.example' };

test.each(['/webhooks', '/nowhere'])('a preflight of %s is allowed, without a key', async path => {
  const mock = await runMock();
  const reply = await mock.call(path, {
    method: 'OPTIONS',
    key: null,
    headers: {
      ...origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'apikey,content-type,prefer,x-holdfast-scenario',
    },
  });
  expect([reply.status, reply.text]).toEqual([204, '']);
  expect(reply.headers.get('access-control-allow-origin')).toBe('*');
  const allowed = reply.headers.get('access-control-allow-headers')?.toLowerCase().split(', ');
  expect(allowed).toEqual(
    expect.arrayContaining(['apikey', 'content-type', 'prefer', 'x-holdfast-scenario']),
  );
  expect(reply.headers.get('access-control-allow-methods')).toContain('POST');
});

test('an OPTIONS that is no preflight is a method like any other', async () => {
  const mock = await runMock();
  const reply = await mock.call('/webhooks', { method: 'OPTIONS', headers: origin });
  expect(reply.status).toBe(405);
});

test.each([
  ['a success', '/webhooks', { webhooks: {} }, 200],
  ['a refusal', '/webhooks', {}, 400],
  ['an unknown address', '/nowhere', {}, 404],
])('a page may read %s', async (_, path, body, status) => {
  const reply = await (await runMock()).call(path, { body, headers: origin });
  expect(reply.status).toBe(status);
  expect(reply.headers.get('access-control-allow-origin')).toBe('*');
  expect(reply.headers.get('access-control-expose-headers')).toContain('Retry-After');
});
