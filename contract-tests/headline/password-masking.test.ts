import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { startReceiver } from '../../src/verify/observe/receiver.ts';
import type { RunningServer } from '../servers/running-server.ts';
import { servers } from '../servers.ts';
import { endpoints } from './endpoints.ts';
import { testHooks } from './test-hooks.ts';

const noPassword = { username: null, password: null, hasPassword: false };
const noKey = { header: null, apikey: null, hasApikey: false };
const masked = {
  type: 'basic',
  basic: { username: 'user', password: null, hasPassword: true },
  apikey: noKey,
};

describe.each(servers)('$name', ({ start }) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await start();
    return () => server[Symbol.asyncDispose]();
  });
  beforeEach(() => testHooks(server).reset());
  const connect = (fetch?: typeof globalThis.fetch) =>
    createClient({ baseUrl: server.url, apiKey: server.apiKey, ...(fetch && { fetch }) });

  describe.each(endpoints)('POST $path', endpoint => {
    test('shows no password and no flag while none is stored', async () => {
      const { auth } = await endpoint.read(connect());
      expect(auth).toEqual({ type: null, basic: noPassword, apikey: noKey });
    });

    test('shows a stored password as null, and the flag that tells of it', async () => {
      const client = connect();
      expect((await endpoint.send(client, endpoint.everything)).auth).toEqual(masked);
      expect((await endpoint.send(client, 'authPreserved')).auth).toEqual(masked);
      expect((await endpoint.read(client)).auth).toEqual(masked);
    });

    test('shows the stored value of a header as null, and the flag that tells of it', async () => {
      const client = connect();
      const apikey = { header: 'X-Webhook-Key', apikey: null, hasApikey: true };
      const shown = { type: 'apikey', basic: noPassword, apikey };
      expect((await endpoint.send(client, 'apikeyAuth')).auth).toEqual(shown);
      expect((await endpoint.read(client)).auth).toEqual(shown);
    });

    test('lowers the flag when the password is removed', async () => {
      const client = connect();
      await endpoint.send(client, endpoint.everything);
      const { auth } = await endpoint.send(client, 'removeAuth');
      expect(auth).toEqual({ type: null, basic: noPassword, apikey: noKey });
    });

    test('keeps the password when its mask is posted back', async () => {
      await using receiver = await startReceiver();
      const client = connect();
      const hooks = testHooks(server);
      const before = await endpoint.send(client, endpoint.everything, receiver.url);
      const after = await endpoint.send(client, 'viewPostedBack', receiver.url);
      expect(after).toEqual(before);
      const item = await hooks.createItem(endpoint.collection);
      await hooks.fire(endpoint.collection, item, 'start');
      const [arrival] = receiver.take();
      expect(arrival?.headers.authorization).toBe('Basic dXNlcjpwYXNz');
    });

    test('masks the password of an item too', async () => {
      const hooks = testHooks(server);
      await endpoint.send(connect(), endpoint.everything);
      const item = await hooks.createItem(endpoint.collection);
      expect(await hooks.item(endpoint.collection, item)).toMatchObject({ auth: masked });
    });
  });

  test('lets no byte of a stored or a refused password out', async () => {
    const { fetch, answers } = recording();
    const client = connect(fetch);
    const password = 'tr0ub4dor-&-3';
    const auth = { type: 'basic', basic: { username: 'user', password } } as const;
    const path = '/ai-interviews/settings/webhooks';
    await client.POST(path, { body: { webhooks: { auth } } });
    await client.POST(path, { body: { webhooks: {} } });
    const hooks = testHooks(server, fetch);
    await hooks.item('aiInterviews', await hooks.createItem('aiInterviews'));
    const url = `https://user:${password}@example.com`;
    const refused = await client.POST(path, { body: { webhooks: { auth, start: { url } } } });
    expect(refused.error?.status).toBe(400);
    expect(answers).toHaveLength(5);
    const base64 = Buffer.from(`user:${password}`).toString('base64');
    for (const answer of answers) {
      expect(answer).not.toContain('tr0ub4dor');
      expect(answer).not.toContain(base64);
    }
  });
});

/** A `fetch` that keeps what every answer says: its header fields and its body, as text. */
function recording() {
  const answers: string[] = [];
  const recorded: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    answers.push([...response.headers].join('\n') + (await response.clone().text()));
    return response;
  };
  return { fetch: recorded, answers };
}
