import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { type RunningMock, runMock } from './testing/running-mock.ts';

interface Delivered {
  readonly request: IncomingMessage;
  readonly payload: unknown;
}

async function receive(status = 204) {
  const delivered: Delivered[] = [];
  const server = createServer((request, response) => {
    json(request).then(payload => {
      delivered.push({ request, payload });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { delivered, url: `http://127.0.0.1:${address.port}/hook` };
}

/** A mock with one item of each collection whose settings are `webhooks`. */
async function mockWith(webhooks: unknown): Promise<RunningMock> {
  const mock = await runMock();
  for (const path of ['/webhooks', '/ai-interviews/settings/webhooks']) {
    const flags = path === '/webhooks' ? { updateAuth: true } : {};
    expect((await mock.call(path, { body: { webhooks, ...flags } })).status).toBe(200);
  }
  await mock.call('/__admin/items/assessments', { body: { count: 1 } });
  await mock.call('/__admin/items/aiInterviews', { body: { count: 1 } });
  return mock;
}

const fire = (mock: RunningMock, event: unknown) => mock.call('/__admin/events', { body: event });

test('an event goes to its own hook with the credentials, and later updates leave these alone', async () => {
  const { delivered, url } = await receive();
  const mock = await mockWith({
    start: { status: true, url },
    auth: { type: 'basic', basic: { username: 'Zoë', password: 'p:ä:ss' } },
  });
  await mock.call('/webhooks', {
    body: { webhooks: { submission: { status: true, url } }, updateAll: true },
  });
  const reply = await fire(mock, { collection: 'assessments', id: '1', event: 'start' });
  expect(reply.body).toEqual({ outcome: 'delivered', status: 204 });
  expect(delivered).toHaveLength(1);
  const [{ request, payload } = expect.fail()] = delivered;
  expect(request.headers.authorization).toBe(
    `Basic ${Buffer.from('Zoë:p:ä:ss').toString('base64')}`,
  );
  expect(payload).toHaveProperty('assessment_id');
});

test('an event may carry a payload of the test’s own and a configured header', async () => {
  const { delivered, url } = await receive();
  const mock = await mockWith({
    submission: { status: true, url },
    auth: { type: 'apikey', apikey: { header: 'X-Hook-Key', apikey: 'k3y' } },
  });
  const data = { response_id: 7 };
  await fire(mock, { collection: 'aiInterviews', id: '2', event: 'submission', data });
  expect(delivered.map(({ payload }) => payload)).toEqual([data]);
  expect(delivered[0]?.request.rawHeaders).toContain('X-Hook-Key');
  expect(delivered[0]?.request.headers['x-hook-key']).toBe('k3y');
});

test('an event carries the header fields that the document describes for it', async () => {
  const { delivered, url } = await receive();
  const mock = await runMock();
  await mock.call('/webhooks', { body: { webhooks: { updates: { status: true, url } } } });
  await mock.call('/__admin/items/assessments', { body: { count: 1 } });
  await fire(mock, { collection: 'assessments', id: '1', event: 'updates' });
  expect(delivered[0]?.request.headers['x-company-id']).toMatch(/./);
});

test('a hook that is off sends nothing', async () => {
  const { delivered, url } = await receive();
  const mock = await mockWith({ start: { status: false, url } });
  const reply = await fire(mock, { collection: 'assessments', id: '1', event: 'start' });
  expect(reply.body).toEqual({ outcome: 'skipped' });
  expect(delivered).toHaveLength(0);
});

test('a receiver that refuses is a failure with its status', async () => {
  const { url } = await receive(500);
  const mock = await mockWith({ start: { status: true, url } });
  const reply = await fire(mock, { collection: 'assessments', id: '1', event: 'start' });
  expect(reply.body).toEqual({ outcome: 'failed', status: 500 });
});

test('an address of the network that the mock runs in is a failure without a status', async () => {
  const mock = await mockWith({ start: { status: true, url: 'http://169.254.169.254/' } });
  const reply = await fire(mock, { collection: 'assessments', id: '1', event: 'start' });
  expect(reply.body).toEqual({ outcome: 'failed' });
});

test.each([
  ['collection', { collection: 'things', id: '1', event: 'start' }],
  ['item', { collection: 'assessments', id: '2', event: 'start' }],
  ['hook', { collection: 'aiInterviews', id: '2', event: 'updates' }],
  ['hook of that kind', { collection: 'aiInterviews', id: '2', event: 'auth' }],
])('there is no such %s: 404', async (_, event) => {
  const mock = await mockWith({});
  expect((await fire(mock, event)).status).toBe(404);
});

test('another tenant’s item cannot fire', async () => {
  const { delivered, url } = await receive();
  const mock = await mockWith({ start: { status: true, url } });
  const reply = await mock.call('/__admin/events', {
    key: 'demo-2',
    body: { collection: 'assessments', id: '1', event: 'start' },
  });
  expect(reply.status).toBe(404);
  expect(delivered).toHaveLength(0);
});
