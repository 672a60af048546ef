import { describe, expect, test } from 'vitest';
import { expectProblem, type RunningMock, runMock } from './testing/running-mock.ts';

const path = '/webhooks';
const body = { webhooks: { start: { status: true, url: 'https://example.com/' } } };

async function expectUnchanged(mock: RunningMock) {
  const reply = await mock.call(path, { body: { webhooks: {} } });
  expect(reply.at('webhook', 'start')).toEqual({ status: false, url: null });
}

describe('the body', () => {
  test.each([
    'text/plain',
    'application/json; charset=latin1',
    'application/json; version=1',
    'application/jsonp',
    'application/vnd.api+json',
    'multipart/form-data',
    'application/json, text/plain',
    '/',
  ])('of type %s is a 415', async type => {
    const mock = await runMock();
    const reply = await mock.call(path, { body, headers: { 'Content-Type': type } });
    expectProblem(reply, 415, 'unsupported-media-type');
    await expectUnchanged(mock);
  });

  test('in a coding is a 415', async () => {
    const reply = await (await runMock()).call(path, {
      body,
      headers: { 'Content-Encoding': 'gzip' },
    });
    expectProblem(reply, 415, 'unsupported-media-type');
  });

  test.each([
    'application/json',
    'application/json;charset=utf-8',
    'Application/JSON; charset="UTF-8"',
  ])('of type %s is taken', async type => {
    const reply = await (await runMock()).call(path, { body, headers: { 'Content-Type': type } });
    expect(reply.status).toBe(200);
  });

  test('of 100 kB is taken, a byte more is a 413', async () => {
    const mock = await runMock();
    const json = JSON.stringify(body);
    expect((await mock.call(path, { body: json.padEnd(102_400) })).status).toBe(200);
    expectProblem(await mock.call(path, { body: json.padEnd(102_401) }), 413, 'content-too-large');
  });

  test.each(['', ' ', '{', '{"webhooks":{}', "{'webhooks':{}}", '{"webhooks":{}}x', '\u0000'])(
    'that is no JSON (%j) is a 400 at #',
    async text => {
      const mock = await runMock();
      const reply = await mock.call(path, { body: text });
      expectProblem(reply, 400, 'malformed-json');
      expect(reply.at('errors', '0', 'pointer')).toBe('#');
    },
  );

  test.each([
    ['null', 'null', '#'],
    ['an array', '[]', '#'],
    ['no webhooks', '{}', '#/webhooks'],
    ['a wrong type', '{"webhooks":{"start":{"status":"true"}}}', '#/webhooks/start/status'],
    ['an unknown key', '{"webhooks":{},"extra":1}', '#/extra'],
    ['__proto__', '{"webhooks":{},"__proto__":{"updateAll":true}}', '#/__proto__'],
    ['__proto__ inside', '{"webhooks":{"__proto__":{}}}', '#/webhooks/__proto__'],
    ['constructor', '{"webhooks":{"constructor":{}}}', '#/webhooks/constructor'],
    ['a relative url', '{"webhooks":{"start":{"url":"/x"}}}', '#/webhooks/start/url'],
    [
      'a filled inactive branch',
      '{"webhooks":{"auth":{"type":null,"basic":{"username":"u"}}}}',
      '#/webhooks/auth/basic/username',
    ],
  ])('with %s is a 400 with its pointer', async (_, text, pointer) => {
    const mock = await runMock();
    const reply = await mock.call(path, { body: text });
    expectProblem(reply, 400, 'invalid-request');
    expect(reply.at('errors', '0', 'pointer')).toBe(pointer);
    await expectUnchanged(mock);
  });

  test('with a value that is refused is told what it has to be, in the words of the server', async () => {
    const auth = { type: 'basic', basic: { username: 'a:b', password: 'p' } };
    const reply = await (await runMock()).call(path, { body: { webhooks: { auth } } });
    expect(reply.at('errors', '0', 'pointer')).toBe('#/webhooks/auth/basic/username');
    expect(reply.at('errors', '0', 'detail')).toBe(
      'must fit its description: A username without colons, control characters or unpaired surrogates.',
    );
  });

  test.each(['[', '{"a":'])('nested beyond reason (%s) is a 400', async opening => {
    const mock = await runMock();
    const depth = 15_000;
    const closing = opening === '[' ? ']' : '}';
    const nested = `${opening.repeat(depth)}1${closing.repeat(depth)}`;
    expectProblem(await mock.call(path, { body: nested }), 400, 'invalid-request');
  });

  test('of bytes that are no UTF-8 is a 400', async () => {
    const mock = await runMock();
    const response = await fetch(`${mock.url}${path}`, {
      method: 'POST',
      headers: { apiKey: 'demo', 'Content-Type': 'application/json' },
      body: Buffer.from('{"webhooks":{"\xff":1}}', 'latin1'),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'malformed-json' });
  });

  test('never comes back, whatever is wrong with it', async () => {
    const mock = await runMock();
    const secret = 'c4nary-s3cret';
    const auths = [
      { type: secret },
      { type: 'basic', basic: { username: `${secret}:`, password: secret } },
      { type: 'basic', basic: { username: 'u', password: `${secret}\n` } },
      { type: 'apikey', apikey: { header: `${secret} x`, apikey: secret } },
      { type: 'basic', apikey: { header: 'X-Key', apikey: secret } },
    ];
    for (const auth of auths) {
      const reply = await mock.call(path, { body: { webhooks: { auth }, updateAuth: true } });
      expect(reply.status).toBe(400);
      expect(reply.text).not.toContain(secret);
    }
    expect(mock.log.join('\n')).not.toContain(secret);
  });

  test.each<[string, string, unknown, string]>([
    ['POST', '/__admin/items/assessments', { count: '1' }, '#/count'],
    ['POST', '/__admin/items/assessments', { count: 0 }, '#/count'],
    ['POST', '/__admin/items/assessments', { count: 1, more: 1 }, '#/more'],
    ['PUT', '/__admin/items/assessments/1', {}, '#/webhooks'],
    ['PUT', '/__admin/items/assessments/1', { webhooks: { nothing: {} } }, '#/webhooks/nothing'],
    ['POST', '/__admin/events', { collection: 'assessments', id: '1' }, '#/event'],
  ])('%s %s of a test hook is checked too', async (method, at, sent, pointer) => {
    const mock = await runMock();
    await mock.call('/__admin/items/assessments', { body: { count: 1 } });
    const reply = await mock.call(at, { method, body: sent });
    expectProblem(reply, 400, 'invalid-request');
    expect(reply.at('errors', '0', 'pointer')).toBe(pointer);
  });
});
