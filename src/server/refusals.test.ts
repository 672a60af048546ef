import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import type { Failure } from './observer.ts';
import { expectProblem, expectViolation } from './testing/problems.ts';
import { acme, start } from './testing/running.ts';

const path = '/webhooks';
const json = { 'Content-Type': 'application/json' };
const empty = { webhooks: {} };

describe('401', () => {
  test.each([
    ['no key', path, {}],
    ['an unknown key', path, { apiKey: 'nobody' }],
    ['an empty key', path, { apiKey: '' }],
    ['a key in the query', `${path}?apiKey=${acme.apiKey}`, {}],
    ['a key in another header', path, { Authorization: acme.apiKey }],
    ['the key twice', path, { apiKey: `${acme.apiKey}, ${acme.apiKey}` }],
  ])('for %s, whatever the body is', async (_, target, headers) => {
    await using server = await start();
    const answer = await server.call(target, { headers, body: `{"apiKey":"${acme.apiKey}"` });
    expectProblem(answer, 401, 'unauthorized');
    expect(answer.headers.get('www-authenticate')).toBe('ApiKey header="apiKey"');
  });
});

describe('404 and 405 need no key', () => {
  test.each(['/', '/Webhooks', '/webhooks/', '/webhooks/x', '/%', '/__admin/reset'])(
    '404 for %s',
    async target => {
      await using server = await start();
      expectProblem(await server.call(target, { headers: {} }), 404, 'not-found');
    },
  );

  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('405 for %s', async method => {
    await using server = await start();
    const answer = await server.call(path, { method, headers: {} });
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test('405 for HEAD', async () => {
    await using server = await start();
    const { status, headers } = await server.call(path, { method: 'HEAD', headers: {} });
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('415', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8; boundary=x',
    'application/jsonp',
    'application/problem+json',
    'application/json, text/plain',
  ])('for %s', async type => {
    await using server = await start();
    const headers = { ...acme, 'Content-Type': type };
    const answer = await server.call(path, { headers, body: empty });
    expectProblem(answer, 415, 'unsupported-media-type');
    expect(answer.headers.get('accept')).toBe('application/json');
  });

  test('for no type at all', async () => {
    await using server = await start();
    const body = Buffer.from(JSON.stringify(empty));
    expectProblem(await server.call(path, { headers: acme, body }), 415, 'unsupported-media-type');
  });

  test('for a compressed body', async () => {
    await using server = await start();
    const headers = { ...acme, ...json, 'Content-Encoding': 'gzip' };
    const body = gzipSync(JSON.stringify(empty));
    expectProblem(await server.call(path, { headers, body }), 415, 'unsupported-media-type');
  });
});

describe('413', () => {
  const padded = (length: number) => JSON.stringify(empty).padEnd(length);

  test('for one byte more than 100 kB, not for 100 kB', async () => {
    await using server = await start();
    expect(
      await server.call(path, { body: padded(102_400), headers: { ...acme, ...json } }),
    ).toMatchObject({
      status: 200,
    });
    const answer = await server.call(path, {
      body: padded(102_401),
      headers: { ...acme, ...json },
    });
    expectProblem(answer, 413, 'content-too-large');
  });

  test('for far more, without a declared length', async () => {
    await using server = await start();
    const parts = Array.from({ length: 40 }, () => new Uint8Array(102_400));
    const response = await fetch(new URL(path, server.url), {
      method: 'POST',
      headers: { ...acme, ...json },
      body: ReadableStream.from(parts),
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'content-too-large' });
  });
});

describe('400', () => {
  test.each([
    ['no body', ''],
    ['half a body', '{"webhooks": {'],
    ['two bodies', '{"webhooks": {}}{"webhooks": {}}'],
    ['a comma too many', '{"webhooks": {},}'],
    ['bytes that are no UTF-8', Buffer.from('{"webhooks": {}, "\xff": 1}', 'latin1')],
    ['NaN', '{"webhooks": NaN}'],
  ])('for %s', async (_, body) => {
    await using server = await start();
    const answer = await server.call(path, { headers: { ...acme, ...json }, body });
    expectViolation(answer, '#', 'malformed-json');
  });

  test.each([
    ['a number', '1', '#', 'wrong-type'],
    ['null', 'null', '#', 'wrong-type'],
    ['an array', '[]', '#', 'wrong-type'],
    ['no webhooks', '{}', '#/webhooks', 'missing-member'],
    ['__proto__', '{"webhooks": {}, "__proto__": {"x": 1}}', '#/__proto__', 'unknown-member'],
    [
      '__proto__ inside',
      '{"webhooks": {"__proto__": {}}}',
      '#/webhooks/__proto__',
      'unknown-member',
    ],
    [
      'constructor',
      '{"webhooks": {"constructor": {}}}',
      '#/webhooks/constructor',
      'unknown-member',
    ],
    [
      'half a surrogate pair',
      '{"webhooks": {"\\ud800": 1}}',
      '#/webhooks/%EF%BF%BD',
      'unknown-member',
    ],
    [
      'a text for a boolean',
      '{"webhooks": {"start": {"status": "true"}}}',
      '#/webhooks/start/status',
      'wrong-type',
    ],
    ['deep arrays', '['.repeat(50_000) + ']'.repeat(50_000), '#', 'too-deep'],
    ['deep objects', `${'{"":'.repeat(20_000)}1${'}'.repeat(20_000)}`, '#', 'too-deep'],
  ])('for %s', async (_, body, pointer, code) => {
    await using server = await start();
    const answer = await server.call(path, { headers: { ...acme, ...json }, body });
    expectViolation(answer, pointer, code);
  });

  test('tells what a value has to be, and no expression that it has to match', async () => {
    await using server = await start();
    const auth = { type: 'basic', basic: { username: 'a:b', password: 'p' } };
    const answer = await server.call(path, { body: { webhooks: { auth }, updateAuth: true } });
    expectViolation(answer, '#/webhooks/auth/basic/username', 'invalid-value');
    expect(answer.body).toMatchObject({
      errors: [
        {
          detail:
            'must fit its description: A username without colons, control characters or unpaired surrogates.',
        },
      ],
    });
  });

  test('never repeats the value that it refuses', async () => {
    await using server = await start();
    const auth = { type: 'basic', basic: { username: 'a:b', password: 'canary\u0000password' } };
    const answer = await server.call(path, { body: { webhooks: { auth }, updateAuth: true } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).not.toMatch(/canary|a:b/);
  });
});

describe('a failure of the server', () => {
  test('is a 500 that tells nothing but the id that the log names', async () => {
    const failures: Failure[] = [];
    await using server = await start({
      store: failingStore(new Error('canary in the message', { cause: new TypeError('canary') })),
      observers: [{ failed: failure => failures.push(failure) }],
      newRequestId: () => 'the-id',
    });
    const answer = await server.call(path, { body: empty });
    expectProblem(answer, 500, 'internal-error');
    expect(answer.body).toMatchObject({ instance: 'urn:holdfast:request:the-id' });
    expect(answer.headers.get('x-request-id')).toBe('the-id');
    expect(JSON.stringify([answer.body, failures])).not.toContain('canary');
    expect(failures).toEqual([
      {
        requestId: 'the-id',
        code: 'internal-error',
        error: 'Error',
        cause: 'TypeError',
        frames: expect.arrayContaining([expect.stringMatching(/^at .*refusals\.test\.ts/)]),
      },
    ]);
  });

  test('is a 503 when the same call may succeed later', async () => {
    await using server = await start({
      store: failingStore(new StoreError('busy', 'x.db', 'is locked')),
    });
    const answer = await server.call(path, { body: empty });
    expectProblem(answer, 503, 'service-unavailable');
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});

function failingStore(failure: Error): Store {
  const fail = () => Promise.reject(failure);
  return {
    apiKeys: { add: fail, list: fail, revoke: fail, tenantOf: fail },
    readSettings: fail,
    update: fail,
    createItems: fail,
    readItem: fail,
    changeItem: fail,
    reset: fail,
    ping: fail,
    reseal: fail,
    check: fail,
    close: () => Promise.resolve(),
  };
}
