import { describe, expect, test } from 'vitest';
import { type Call, expectProblem, type RunningMock, runMock } from './testing/running-mock.ts';

const path = '/webhooks';
const body = { webhooks: { start: { status: true, url: 'https://example.com/' } } };

async function expectUnchanged(mock: RunningMock) {
  const reply = await mock.call(path, { body: { webhooks: {} } });
  expect(reply.at('webhook', 'start')).toEqual({ status: false, url: null });
}

describe('the key', () => {
  test.each<[string, string, Call]>([
    ['none', path, { key: null }],
    ['an unknown one', path, { key: 'wrong' }],
    ['an empty one', path, { key: '' }],
    ['one in the query', `${path}?apiKey=demo`, { key: null }],
    ['a list of them', path, { key: 'demo, demo-2' }],
    ['none, for a test hook', '/__admin/reset', { key: null }],
  ])('%s is a 401', async (_, at, call) => {
    const mock = await runMock();
    const reply = await mock.call(at, { ...call, body });
    expectProblem(reply, 401, 'unauthorized');
    expect(reply.headers.get('www-authenticate')).toContain('apiKey');
    await expectUnchanged(mock);
  });

  test('the demo keys are told, other keys are not', async () => {
    const demo = await (await runMock()).call(path, { key: null, body });
    expect(demo.at('detail')).toContain('"demo" or "demo-2"');
    const given = await runMock({ keys: [{ name: 'acme', key: 's3cret' }] });
    expect((await given.call(path, { key: null, body })).text).not.toMatch(/s3cret|acme|demo/);
  });

  test('a request without one is refused before its body is looked at', async () => {
    const mock = await runMock();
    const reply = await mock.call(path, { key: null, body: '{', headers: { Accept: 'x' } });
    expectProblem(reply, 401, 'unauthorized');
  });
});

describe('the address and the method', () => {
  test.each([
    '/',
    '/webhook',
    '/webhooks/',
    '/WEBHOOKS',
    '/__admin',
    '/__admin/nothing',
    '//webhooks',
  ])('%s is a 404', async at =>
    expectProblem(await (await runMock()).call(at, { body }), 404, 'not-found'),
  );

  test.each(['/__admin/items/things', '/__admin/items/constructor'])(
    '%s is a 404, since there is no such collection',
    async at =>
      expectProblem(await (await runMock()).call(at, { body: { count: 1 } }), 404, 'not-found'),
  );

  test.each([
    ['GET', path, 'POST'],
    ['PUT', path, 'POST'],
    ['OPTIONS', path, 'POST'],
    ['PROPFIND', path, 'POST'],
    ['GET', '/__admin/reset', 'POST'],
    ['GET', '/__admin/events', 'POST'],
    ['DELETE', '/__admin/items/assessments', 'POST'],
    ['DELETE', '/__admin/items/assessments/1', 'GET, HEAD, PUT'],
    ['OPTIONS', '/__admin/items/assessments/1', 'GET, HEAD, PUT'],
  ])('%s %s is a 405 that allows %s', async (method, at, allow) => {
    const reply = await (await runMock()).call(at, { method });
    expectProblem(reply, 405, 'method-not-allowed');
    expect(reply.headers.get('allow')).toBe(allow);
  });

  test('the 405 of a GET tells how the settings are read', async () => {
    const mock = await runMock();
    const { at } = await mock.call(path, { method: 'GET', key: null });
    expect(at('detail')).toBe(
      'to read the settings, send POST with the JSON body {"webhooks":{}}, which changes nothing and shows them',
    );
    const put = await mock.call(path, { method: 'PUT', key: null });
    expect(put.at('detail')).toBeUndefined();
  });

  test('a stray percent sign is a 4xx', async () => {
    const mock = await runMock();
    expectProblem(await mock.call('/%zz', { body }), 404, 'not-found');
    const item = await mock.call('/__admin/items/%zz', { body: { count: 1 } });
    expectProblem(item, 400, 'malformed-request');
  });
});
