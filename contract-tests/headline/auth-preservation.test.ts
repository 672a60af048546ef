import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { startReceiver } from '../../src/verify/observe/receiver.ts';
import type { RunningServer } from '../servers/running-server.ts';
import { servers } from '../servers.ts';
import { endpoints } from './endpoints.ts';
import { testHooks } from './test-hooks.ts';

/** RFC 7617: what the `user` and `pass` of the documentation become on the wire. */
const basic = { authorization: 'Basic dXNlcjpwYXNz' };
const key = { 'x-webhook-key': 'an-example-key' };

describe.each(servers)('$name', ({ start }) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await start();
    return () => server[Symbol.asyncDispose]();
  });
  beforeEach(() => testHooks(server).reset());
  const connect = () => createClient({ baseUrl: server.url, apiKey: server.apiKey });

  describe.each(endpoints)('POST $path', endpoint => {
    /** What arrives at the receiver when the start hook of a new item fires. */
    const deliver = async (receiver: Awaited<ReturnType<typeof startReceiver>>) => {
      const hooks = testHooks(server);
      const item = await hooks.createItem(endpoint.collection);
      const outcome = await hooks.fire(endpoint.collection, item, 'start');
      expect(outcome).toEqual({ outcome: 'delivered', status: 204 });
      return receiver.take();
    };

    test('keeps showing the credentials that a request leaves out', async () => {
      const client = connect();
      const { auth } = await endpoint.send(client, endpoint.everything);
      expect(auth).toMatchObject({ type: 'basic', basic: { username: 'user', hasPassword: true } });
      for (const name of ['authPreserved', 'partialUpdate', 'disableHook', 'clearUrl']) {
        expect((await endpoint.send(client, name)).auth).toEqual(auth);
      }
      expect((await endpoint.read(client)).auth).toEqual(auth);
    });

    test('keeps sending the user name and password that a request leaves out', async () => {
      await using receiver = await startReceiver();
      const client = connect();
      await endpoint.send(client, endpoint.everything, receiver.url);
      await endpoint.send(client, 'authPreserved', receiver.url);
      expect(await deliver(receiver)).toEqual([
        expect.objectContaining({
          path: `${new URL(receiver.url).pathname}/webhook/start`,
          headers: expect.objectContaining(basic),
        }),
      ]);
    });

    test('keeps sending the header that a request leaves out', async () => {
      await using receiver = await startReceiver();
      const client = connect();
      await endpoint.send(client, 'apikeyAuth');
      await endpoint.send(client, 'authPreserved', receiver.url);
      const [arrival] = await deliver(receiver);
      expect(arrival?.headers).toMatchObject(key);
      expect(arrival?.headers).not.toHaveProperty('authorization');
    });

    test('sends new credentials from then on, and the former ones no more', async () => {
      await using receiver = await startReceiver();
      const client = connect();
      await endpoint.send(client, endpoint.everything, receiver.url);
      await endpoint.send(client, 'apikeyAuth');
      const [arrival] = await deliver(receiver);
      expect(arrival?.headers).toMatchObject(key);
      expect(arrival?.headers).not.toHaveProperty('authorization');
    });

    test('sends no credentials once they are removed', async () => {
      await using receiver = await startReceiver();
      const client = connect();
      await endpoint.send(client, endpoint.everything, receiver.url);
      await endpoint.send(client, 'removeAuth');
      const [arrival] = await deliver(receiver);
      expect(arrival?.path).toBe(`${new URL(receiver.url).pathname}/webhook/start`);
      expect(arrival?.headers).not.toHaveProperty('authorization');
    });

    test('leaves the credentials of an existing item alone when updateAll sends a hook', async () => {
      await using receiver = await startReceiver();
      const client = connect();
      const hooks = testHooks(server);
      await endpoint.send(client, endpoint.everything, receiver.url);
      const item = await hooks.createItem(endpoint.collection);
      await endpoint.send(client, 'apikeyAuth');
      await endpoint.send(client, 'updateAll', receiver.url);
      await hooks.fire(endpoint.collection, item, 'submission');
      expect(receiver.take()).toEqual([
        expect.objectContaining({
          path: `${new URL(receiver.url).pathname}/webhook/submission`,
          headers: expect.objectContaining(basic),
        }),
      ]);
    });
  });
});
