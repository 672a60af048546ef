import { describe, expect, test } from 'vitest';
import { membersIn } from '../contract/json-pointer.ts';
import { startCuttingProxy } from '../store/testing/cutting-proxy.ts';
import { createSchema, serverUrl, whereToFind } from '../store/testing/postgres.ts';
import { start } from './testing/running.ts';

const path = '/ai-interviews/settings/webhooks';
const unavailable = {
  status: 503,
  body: { code: 'service-unavailable', status: 503, title: expect.any(String) },
};

describe.skipIf(serverUrl === undefined)(`a server on ${whereToFind}`, () => {
  test('answers 503 with Retry-After through an outage, and recovers without a restart', async () => {
    await using schema = await createSchema();
    await using proxy = await startCuttingProxy(schema.location);
    const store = await schema.open(undefined, { url: proxy.url });
    await using server = await start({ store });
    const put = (url: string) => server.call(path, { body: { webhooks: { start: { url } } } });
    const shown = async () => membersIn(await server.call(path, { body: { webhooks: {} } })).body;
    const urlIs = (url: string) => ({ webhooks: { start: { url } } });
    expect(await put('https://before.example/')).toMatchObject({ status: 200 });

    await proxy.goAway();
    const refused = await put('https://refused.example/');
    expect(refused).toMatchObject(unavailable);
    expect(refused.headers.get('retry-after')).toBe('1');
    await expect(store.ping()).rejects.toMatchObject({ code: 'unavailable' });
    await proxy.comeBack();
    expect(await shown()).toMatchObject(urlIs('https://before.example/'));

    proxy.cutNext({ way: 'to the server', text: 'COMMIT\0', offset: 3 });
    expect(await put('https://never.example/')).toMatchObject(unavailable);
    expect(await shown()).toMatchObject(urlIs('https://before.example/'));

    // The answer to COMMIT is lost for good: it took place, but nobody knows, so it is no 200.
    proxy.cutNext({ way: 'to the client', text: 'COMMIT\0', offset: 0, isLast: true });
    expect(await put('https://lost.example/')).toMatchObject(unavailable);
    await proxy.comeBack();
    expect(await shown()).toMatchObject(urlIs('https://lost.example/'));
  });
});
