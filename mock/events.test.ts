import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { type RunningMock, runMock } from './testing/running-mock.ts';

interface Delivered {
  readonly request: IncomingMessage;
  readonly payload: unknown;
}

async function receive() {
  const delivered: Delivered[] = [];
  const server = createServer((request, response) => {
    json(request).then(payload => {
      delivered.push({ request, payload });
      response.writeHead(204).end();
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

test('an event reaches the receiver, with its credentials', async () => {
  const { delivered, url } = await receive();
  const mock = await mockWith({
    start: { status: true, url },
    auth: { type: 'basic', basic: { username: 'Zoë', password: 'p:ä:ss' } },
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

test('an address of the network that the mock runs in is a failure without a status', async () => {
  const mock = await mockWith({ start: { status: true, url: 'http://169.254.169.254/' } });
  const reply = await fire(mock, { collection: 'assessments', id: '1', event: 'start' });
  expect(reply.body).toEqual({ outcome: 'failed' });
});
