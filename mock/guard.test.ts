import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { type RunningMock, runMock } from './testing/running-mock.ts';

/** `fetch` does not let a caller choose its Host. */
async function call(
  { port }: RunningMock,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: unknown; readonly cors: unknown }> {
  const options = { host: '127.0.0.1', port, path, method: 'POST', agent: false } as const;
  return new Promise((resolve, reject) => {
    const sent = request(
      { ...options, headers: { apiKey: 'demo', ...headers } },
      async response => {
        const body = await text(response);
        resolve({
          status: response.statusCode ?? 0,
          body: body === '' ? null : JSON.parse(body),
          cors: response.headers['access-control-allow-origin'],
        });
      },
    );
    sent.on('error', reject).end();
  });
}

const reset = '/__admin/reset';

describe('the test hooks answer to names of this machine', () => {
  test.each([
    'localhost',
    'LOCALHOST',
    'mock.localhost',
    '127.0.0.1',
    '127.0.0.2',
    '[::1]',
    'allowed.example',
    'Allowed.Example',
    '[fd00::1]',
  ])('%s', async host => {
    const mock = await runMock({ allowHosts: ['allowed.example', 'fd00::1'] });
    for (const name of [host, `${host}:${mock.port}`, `${host}:1`])
      expect((await call(mock, reset, { Host: name })).status).toBe(204);
  });

  test.each([
    'attacker.example',
    'localhost.attacker.example',
    'xlocalhost',
    '192.0.2.1',
    '[fd00::1]',
  ])('and not to "%s" (DNS rebinding)', async host => {
    const mock = await runMock();
    const { status, body } = await call(mock, reset, { Host: host });
    expect([status, body]).toEqual([403, expect.objectContaining({ code: 'forbidden' })]);
    expect(JSON.stringify(body)).not.toContain('attacker');
  });
});

test.each(['localhost@attacker.example', 'localhost/x', 'a b'])(
  '"%s" is no host at all',
  async host => {
    const { status, body } = await call(await runMock(), reset, { Host: host });
    expect([status, body]).toEqual([400, expect.objectContaining({ code: 'malformed-request' })]);
  },
);

describe('the test hooks answer to pages of their own origin', () => {
  test('and to programs, which send none', async () => {
    const mock = await runMock();
    const own = { Host: `localhost:${mock.port}`, Origin: `http://localhost:${mock.port}` };
    expect((await call(mock, reset, own)).status).toBe(204);
    expect((await call(mock, reset, { Host: own.Host })).status).toBe(204);
  });

  test.each(['https://app.example', 'http://localhost:1', 'http://localhost', 'null', 'nonsense'])(
    'and not to "%s"',
    async origin => {
      const mock = await runMock();
      const { status, cors } = await call(mock, reset, {
        Host: `localhost:${mock.port}`,
        Origin: origin,
      });
      expect([status, cors]).toEqual([403, undefined]);
    },
  );

  test.each([
    '/__admin/items/assessments',
    '/__admin/scenarios',
    '/__admin/',
    '/__docs',
    '/__docs/x',
  ])('nor does %s to others', async path => {
    const reply = await call(await runMock(), path, { Origin: 'https://app.example' });
    expect([reply.status, reply.cors]).toEqual([403, undefined]);
  });
});
