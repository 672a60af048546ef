import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { readContract } from '../src/contract/read-contract.ts';
import openapi from '../src/generated/openapi.json' with { type: 'json' };
import { runMock } from './testing/running-mock.ts';
import { interviews, start, submission } from './testing/settings.ts';

test('what was negotiated for one client is not the answer to another that accepts something else', async () => {
  const mock = await runMock();
  const statusFor = async (accept: string) => {
    const reply = await mock.call(interviews, {
      body: { webhooks: {} },
      headers: { Accept: accept },
    });
    return reply.status;
  };
  const accepted = ['application/json', 'text/html', 'application/*', 'application/json;q=0.5'];
  const once = await Promise.all(accepted.map(statusFor));
  expect(once).toEqual([200, 406, 200, 200]);
  expect(await Promise.all(accepted.map(statusFor))).toEqual(once);
});

test('a remembered example takes nothing of a tenant with it', async () => {
  const mock = await runMock();
  const update = (key: string, webhooks: unknown) =>
    mock.call(interviews, { key, body: { webhooks } });
  expect((await update('demo', { start })).at('webhooks', 'start')).toEqual(start);
  const other = await update('demo-2', { submission });
  expect(other.at('webhooks')).toMatchObject({
    start: { status: false, url: null },
    submission,
  });
});

test('the callbacks of an operation are called for each request', async () => {
  let calls = 0;
  const receiver = createServer((_request, response) => {
    calls += 1;
    response.end();
    receiver.emit('called');
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  onTestFinished(() => void receiver.close());
  const address = receiver.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const url = `http://127.0.0.1:${address.port}/called`;
  const called = { post: { responses: { 200: { description: 'Heard.' } } } };
  const document = structuredClone(openapi);
  const { post } = document.paths[interviews];
  const path = { post: { ...post, callbacks: { updated: { [url]: called } } } };
  const mock = await runMock({
    contract: readContract({ ...document, paths: { ...document.paths, [interviews]: path } }),
  });
  for (const expected of [1, 2, 3]) {
    const heard = once(receiver, 'called');
    await mock.call(interviews, { body: { webhooks: {} } });
    await heard;
    expect(calls).toBe(expected);
  }
});
