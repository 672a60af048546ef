import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { startReceiver } from '../../src/verify/observe/receiver.ts';
import { startCommand } from '../servers/process.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { endpoints } from './endpoints.ts';
import { testHooks } from './test-hooks.ts';

const implementations = [
  {
    name: 'the reference server',
    start: (file: string) => startReferenceServer(defaultContract(), file),
  },
  {
    name: 'the reference server as a process',
    start: (file: string) => startCommand('serve', '--dev', '--admin', '--port', '0', '--db', file),
  },
];

describe.each(implementations)('after a restart, $name', ({ start }) => {
  test.each(endpoints)('still sends what POST $path left out', async endpoint => {
    using folder = temporaryFolder();
    await using receiver = await startReceiver();
    const file = folder.file('settings.db');
    const existing = await (async () => {
      await using server = await start(file);
      const client = createClient({ baseUrl: server.url, apiKey: server.apiKey });
      await endpoint.send(client, endpoint.everything, receiver.url);
      const item = await testHooks(server).createItem(endpoint.collection);
      await endpoint.send(client, 'authPreserved', receiver.url);
      return item;
    })();

    await using server = await start(file);
    const client = createClient({ baseUrl: server.url, apiKey: server.apiKey });
    const hooks = testHooks(server);
    expect(await endpoint.read(client)).toMatchObject({
      start: { status: true, url: `${receiver.url}/webhook/start` },
      auth: { type: 'basic', basic: { username: 'user', password: null, hasPassword: true } },
    });
    for (const item of [existing, await hooks.createItem(endpoint.collection)]) {
      await hooks.fire(endpoint.collection, item, 'start');
      expect(receiver.take()).toEqual([
        expect.objectContaining({
          path: `${new URL(receiver.url).pathname}/webhook/start`,
          headers: expect.objectContaining({ authorization: 'Basic dXNlcjpwYXNz' }),
        }),
      ]);
    }
  });
});
