import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import type { RunningServer } from '../servers/running-server.ts';
import { servers } from '../servers.ts';
import { endpoints } from './endpoints.ts';
import { testHooks } from './test-hooks.ts';

const started = { status: true, url: 'https://example.com/webhook/start' };
const submitted = { status: true, url: 'https://example.com/webhook/submission' };
const submittedElsewhere = { status: true, url: 'https://example.com/webhook/submission-v2' };

describe.each(servers)('$name', ({ start }) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await start();
    return () => server[Symbol.asyncDispose]();
  });
  beforeEach(() => testHooks(server).reset());
  const connect = () => createClient({ baseUrl: server.url, apiKey: server.apiKey });

  describe.each(endpoints)('POST $path', endpoint => {
    test('shows what was sent, as the documentation does', async () => {
      const client = connect();
      expect(await endpoint.send(client, endpoint.everything)).toEqual(endpoint.shown);
      expect(await endpoint.read(client)).toEqual(endpoint.shown);
    });

    test('changes the hook that is sent and keeps the others and the credentials', async () => {
      const client = connect();
      const before = await endpoint.send(client, endpoint.everything);
      expect(before).toMatchObject({ start: started, submission: submitted });
      const after = { ...before, submission: submittedElsewhere };
      expect(await endpoint.send(client, 'partialUpdate')).toEqual(after);
      expect(await endpoint.read(client)).toEqual(after);
    });

    test('disables a hook and keeps its url for later', async () => {
      const client = connect();
      const before = await endpoint.send(client, endpoint.everything);
      const after = { ...before, start: { ...started, status: false } };
      expect(await endpoint.send(client, 'disableHook')).toEqual(after);
      expect(await endpoint.read(client)).toEqual(after);
    });

    test('clears the url that is sent as null and no other', async () => {
      const client = connect();
      const before = await endpoint.send(client, endpoint.everything);
      const after = { ...before, start: { status: false, url: null } };
      expect(await endpoint.send(client, 'clearUrl')).toEqual(after);
      expect(await endpoint.read(client)).toEqual(after);
    });

    test('adds up over several requests', async () => {
      const client = connect();
      const before = await endpoint.send(client, endpoint.everything);
      await endpoint.send(client, 'partialUpdate');
      await endpoint.send(client, 'disableHook');
      const after = {
        ...before,
        start: { ...started, status: false },
        submission: submittedElsewhere,
      };
      expect(await endpoint.read(client)).toEqual(after);
    });

    test('reaches existing items with updateAll only, and of them the sent hook only', async () => {
      const client = connect();
      const hooks = testHooks(server);
      await endpoint.send(client, endpoint.everything);
      await endpoint.send(client, 'partialUpdate');
      await endpoint.send(client, 'disableHook');
      const item = await hooks.createItem(endpoint.collection);
      const before = await hooks.item(endpoint.collection, item);
      expect(before).toMatchObject({ submission: submittedElsewhere });

      await endpoint.send(client, 'authPreserved');
      expect(await hooks.item(endpoint.collection, item)).toEqual(before);

      await endpoint.send(client, 'updateAll');
      expect(await hooks.item(endpoint.collection, item)).toEqual(
        Object.assign({}, before, { submission: submitted }),
      );
    });
  });

  test('of one endpoint leaves the settings of the other as they were', async () => {
    const client = connect();
    for (const endpoint of endpoints) await endpoint.send(client, endpoint.everything);
    for (const endpoint of endpoints) {
      const others = endpoints.filter(other => other !== endpoint);
      const before = await Promise.all(others.map(other => other.read(client)));
      await endpoint.send(client, 'disableHook');
      await endpoint.send(client, 'apikeyAuth');
      expect(await Promise.all(others.map(other => other.read(client)))).toEqual(before);
    }
  });
});
