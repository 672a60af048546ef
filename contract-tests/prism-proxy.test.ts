import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultContract } from '../src/contract/own-contract.ts';
import { startOther } from './command/other-servers.ts';
import { endpoints } from './headline/endpoints.ts';
import { testHooks } from './headline/test-hooks.ts';
import { type PrismProxy, startPrismProxy } from './servers/prism-proxy.ts';
import { startReferenceServer } from './servers/reference-server.ts';
import type { RunningServer } from './servers/running-server.ts';

let server: RunningServer;
let proxy: PrismProxy;

beforeAll(async () => {
  server = await startReferenceServer();
  proxy = await startPrismProxy(server.url);
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});
beforeEach(() => testHooks(server).reset());

async function post(base: string, path: string, body: unknown, apiKey = server.apiKey) {
  const headers = { apiKey, 'content-type': 'application/json' };
  const response = await fetch(base + path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const { status } = response;
  const violations = response.headers.get('sl-violations');
  const answer: unknown = await response.json();
  return { status, violations, answer };
}

describe.each(defaultContract().updates)('POST $path through Prism', ({ path, examples }) => {
  const everything = examples[endpoints.find(known => known.path === path)?.everything ?? ''];

  test.each(Object.entries(examples))('%s passes both ways', async (_, body) => {
    // Some examples change what an earlier one has set.
    expect(await post(server.url, path, everything)).toMatchObject({ status: 200 });
    const through = await post(proxy.url, path, body);
    expect(through).toMatchObject({ status: 200, violations: null });
    expect(await post(server.url, path, { webhooks: {} })).toMatchObject({
      answer: through.answer,
    });
  });

  test('a refusal passes as the documented problem', async () => {
    const body = { webhooks: { start: { status: true } } };
    expect(await post(proxy.url, path, body)).toMatchObject({
      status: 400,
      violations: null,
      answer: { code: 'invalid-request', errors: [{ pointer: '#/webhooks/start/url' }] },
    });
    expect(await post(proxy.url, path, body, 'no-such-key')).toMatchObject({
      status: 401,
      violations: null,
      answer: { code: 'unauthorized' },
    });
  });

  test('a request that does not follow the document does not', async () => {
    const body = { webhooks: { start: { status: 'yes' } } };
    expect(await post(proxy.url, path, body)).toMatchObject({
      status: 422,
      answer: { validation: [{ location: ['body', 'webhooks', 'start', 'status'] }] },
    });
  });

  test('an answer that does not follow the document does not', async () => {
    await using other = await startOther((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"webhooks":[]}');
    });
    await using between = await startPrismProxy(`http://127.0.0.1:${other.port}`);
    const { status, answer } = await post(between.url, path, { webhooks: {} });
    expect(status).toBe(500);
    expect(answer).toMatchObject({ type: expect.stringMatching(/VIOLATIONS$/) });
    expect(other.calls()).toBe(1);
  });
});
