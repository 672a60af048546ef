import { once } from 'node:events';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { json } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { createMockServer } from '../mock-server.ts';
import { expectProblem, runMock } from '../testing/running-mock.ts';

const own = { 'X-Holdfast-Console': '1' };
const reset = { body: { tenant: 'demo' }, key: null };

/** `fetch` sets neither `Host` nor the fields of Fetch Metadata to what a test wants. */
async function send(url: string, headers: Readonly<Record<string, string>>) {
  const sent = request(url, { headers }).end();
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, body: response };
}

describe('the console is refused', () => {
  test.each(['/__admin/console/tenant?name=demo', '/__admin/live'])(
    'to a page of another site: %s',
    async path => {
      const { url } = await runMock();
      for (const site of ['cross-site', 'same-site', 'none']) {
        const { status } = await send(`${url}${path}`, { ...own, 'Sec-Fetch-Site': site });
        expect(status, site).toBe(403);
      }
    },
  );

  test.each(['/__admin/', '/__admin/live', '/__admin/console/tenant?name=demo', '/__docs'])(
    'to another origin and under another name: %s',
    async path => {
      const { url } = await runMock();
      const foreign = await send(`${url}${path}`, { ...own, Origin: 'https://evil.example' });
      expect(foreign.status).toBe(403);
      const rebound = await send(`${url}${path}`, { ...own, Host: 'evil.example:4010' });
      expect(rebound.status).toBe(403);
    },
  );

  test('to a request without its header, as a form of another page would send it', async () => {
    const mock = await runMock();
    await mock.call('/__admin/items/assessments', { body: { count: 1 } });
    expectProblem(await mock.call('/__admin/console/reset', reset), 403, 'forbidden');
    expect((await mock.call('/__admin/items/assessments/1', { method: 'GET' })).status).toBe(200);
    const { status } = await mock.call('/__admin/console/reset', { ...reset, headers: own });
    expect(status).toBe(204);
    expect((await mock.call('/__admin/items/assessments/1', { method: 'GET' })).status).toBe(404);
  });

  const address = Object.values(networkInterfaces())
    .flat()
    .find(found => found?.family === 'IPv4' && !found.internal)?.address;

  test.skipIf(address === undefined)(
    'to another machine (skipped where this one has a loopback address alone)',
    async () => {
      const mock = await createMockServer({ contract: defaultContract() });
      const { url } = await mock.listen(0, '0.0.0.0');
      onTestFinished(() => mock.close());
      const { port } = new URL(url);
      for (const path of ['/__admin/', '/__admin/live', '/__admin/console/tenant?name=demo']) {
        const { status, body } = await send(`http://${address}:${port}${path}`, own);
        expect(status, path).toBe(403);
        expect(await json(body)).toMatchObject({ detail: expect.stringContaining('machine') });
      }
      expect((await send(`http://${address}:${port}/__docs`, {})).status).toBe(200);
    },
  );
});

test.each(['/__admin/', '/__admin/page/main.js'])(
  '%s is locked down by its header fields',
  async path => {
    const { url } = await runMock();
    const { status, headers } = await fetch(`${url}${path}`);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBe(null);
  },
);

test('only files of the page are served', async () => {
  const { url } = await runMock();
  for (const name of [
    '..%2Fguard.ts',
    '%2E%2E%2Fcreate-console.ts',
    'tsconfig.json',
    'constructor',
  ])
    expect((await fetch(`${url}/__admin/page/${name}`)).status, name).toBe(404);
});

test('the folder has one address', async () => {
  const { url } = await runMock();
  const { status, headers } = await fetch(`${url}/__admin`, { redirect: 'manual' });
  expect([status, headers.get('location')]).toEqual([308, '/__admin/']);
});

test('what the console asks for is no line of the log', async () => {
  const mock = await runMock();
  await fetch(`${mock.url}/__admin/`);
  await fetch(`${mock.url}/__admin/console/tenant?name=demo`, { headers: own });
  await mock.call('/webhooks', { body: { webhooks: {} } });
  await expect.poll(() => mock.log).toHaveLength(1);
  expect(mock.log[0]).toMatch(/^POST \/webhooks 200/);
});
