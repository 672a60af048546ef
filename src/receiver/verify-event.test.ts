import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Expected, type VerifyOptions, verifyEvent } from './index.ts';

const basic = { scheme: 'basic', username: 'Zoë', password: 'p:ß€𝄞' } as const;
const header = { scheme: 'header', name: 'X-Webhook-Key', value: 'k3y of ours' } as const;
const payload = { id: 1, more: { of: 'it' } };

function authorization(text: string): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}
const right = authorization('Zoë:p:ß€𝄞');

function verify(
  expected: Expected | readonly Expected[],
  headers: Record<string, string> = {},
  body: string | Uint8Array<ArrayBuffer> = JSON.stringify(payload),
  options: VerifyOptions = {},
) {
  const request = new Request('https://hooks.example.com/', { method: 'POST', headers, body });
  return verifyEvent(request, expected, options);
}

describe('an event with what is expected is verified', () => {
  test.each<[string, Expected | readonly Expected[], Record<string, string>]>([
    ['a username and a password', basic, right],
    [
      'the scheme in any letter case',
      basic,
      { authorization: right.Authorization?.replace('Basic', 'BASIC') ?? '' },
    ],
    ['a header of any letter case', header, { 'x-webhook-key': header.value }],
    [
      'a header that is Authorization',
      { ...header, name: 'Authorization' },
      { authorization: header.value },
    ],
    ['nothing', { scheme: 'none' }, {}],
    ['the former ones, while they are replaced', [header, basic], right],
  ])('%s', async (_, expected, headers) => {
    expect(await verify(expected, headers)).toEqual({
      kind: 'verified',
      payload,
      id: null,
      answer: { status: 204, headers: {} },
    });
  });

  test('whatever the credentials are', async () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    const username = text.map(one => one.replaceAll(':', '')).filter(one => one !== '');
    await fc.assert(
      fc.asyncProperty(username, text, async (username, password) => {
        const { kind } = await verify(
          { scheme: 'basic', username, password },
          authorization(`${username}:${password}`),
        );
        expect(kind).toBe('verified');
      }),
    );
  });

  test('with the id that the sender gave it', async () => {
    expect(await verify(basic, { ...right, 'webhook-id': 'msg_1' })).toMatchObject({ id: 'msg_1' });
  });
});

describe('an event is refused, and the code tells why while the answer does not', () => {
  test.each<[string, string, Expected, Record<string, string>]>([
    ['missing', 'no credentials', basic, {}],
    ['missing', 'no header', header, { 'x-other': header.value }],
    ['malformed', 'another scheme', basic, { authorization: 'Bearer abc' }],
    ['malformed', 'no base64', basic, { authorization: 'Basic Zoë' }],
    ['malformed', 'base64 that ends early', basic, { authorization: 'Basic YWJjO' }],
    ['malformed', 'no colon', basic, authorization('user')],
    [
      'malformed',
      'two at once',
      basic,
      { authorization: `${right.Authorization}, ${right.Authorization}` },
    ],
    ['malformed', 'an empty header', header, { 'x-webhook-key': '' }],
    ['wrong', 'another password', basic, authorization('Zoë:p:ß€')],
    ['wrong', 'another username', basic, authorization('Zoe:p:ß€𝄞')],
    ['wrong', 'a password with more to it', basic, authorization('Zoë:p:ß€𝄞 ')],
    ['wrong', 'an empty password', basic, authorization('Zoë:')],
    ['wrong', 'another key', header, { 'x-webhook-key': 'k3y' }],
    ['wrong', 'a key in another letter case', header, { 'x-webhook-key': 'K3Y OF OURS' }],
  ])('%s: %s', async (code, _, expected, headers) => {
    const outcome = await verify(expected, headers);
    expect(outcome).toMatchObject({ kind: 'refused', code });
    expect(outcome.answer).toEqual((await verify(expected, {})).answer);
    expect(outcome.answer.status).toBe(401);
    expect(JSON.stringify(outcome)).not.toMatch(/k3y|Zo|X-Webhook-Key/i);
  });

  test('as what came nearest, where several are expected', async () => {
    expect(await verify([header, basic], authorization('Zoë:other'))).toMatchObject({
      code: 'wrong',
      answer: { headers: { 'WWW-Authenticate': 'ApiKey realm="events", Basic realm="events"' } },
    });
  });

  test('before its body is read', async () => {
    let pulled = 0;
    const body = new ReadableStream({ pull: () => void pulled++ }, { highWaterMark: 0 });
    const init = { method: 'POST', body, duplex: 'half' } as const;
    const outcome = await verifyEvent(new Request('https://hooks.example.com', init), basic);
    expect([outcome.kind, pulled]).toEqual(['refused', 0]);
  });
});

describe('a body is refused', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['of no JSON', '<event/>'],
    ['of half a JSON text', '{"id":1'],
    ['that is empty', ''],
    ['of a JSON text that is no object', '"id"'],
    ['of a list', '[]'],
    ['of null', 'null'],
    [
      'of JSON that is no UTF-8',
      new Uint8Array([...Buffer.from('{"a":"'), 0xff, ...Buffer.from('"}')]),
    ],
    ['of two JSON texts', '{}{}'],
  ])('%s', async (_, body) => {
    expect(await verify(basic, right, body)).toEqual({
      kind: 'refused',
      code: 'body-not-json',
      answer: { status: 400, headers: {} },
    });
  });

  test('that is longer than it may be, by its declared or by its actual length', async () => {
    const longest = JSON.stringify(payload).length;
    expect(await verify(basic, right, undefined, { maxBytes: longest })).toMatchObject({
      kind: 'verified',
    });
    for (const headers of [right, { ...right, 'content-length': '99999999' }])
      expect(await verify(basic, headers, undefined, { maxBytes: longest - 1 })).toEqual({
        kind: 'refused',
        code: 'body-too-large',
        answer: { status: 413, headers: {} },
      });
  });

  test('that never ends, as soon as it is too long', async () => {
    let cancelled = false;
    const body = new ReadableStream({
      pull: controller => controller.enqueue(new Uint8Array(1_000)),
      cancel: () => {
        cancelled = true;
      },
    });
    const init = { method: 'POST', body, headers: right, duplex: 'half' } as const;
    const request = new Request('https://hooks.example.com', init);
    expect(await verifyEvent(request, basic)).toMatchObject({ code: 'body-too-large' });
    expect(cancelled).toBe(true);
  });

  test('that breaks off, or was read before', async () => {
    const body = new ReadableStream({ pull: controller => controller.error(new Error('reset')) });
    const init = { method: 'POST', body, headers: right, duplex: 'half' } as const;
    const broken = new Request('https://hooks.example.com', init);
    expect(await verifyEvent(broken, basic)).toMatchObject({ code: 'body-broken-off' });
    const read = new Request('https://hooks.example.com', {
      method: 'POST',
      headers: right,
      body: '{}',
    });
    await read.text();
    expect(await verifyEvent(read, basic)).toMatchObject({
      code: 'body-already-read',
      answer: { status: 500 },
    });
  });
});

describe('what is expected is refused, since it would let everybody in:', () => {
  test.each<[string, Expected | readonly Expected[]]>([
    ['an empty password', { ...basic, password: '' }],
    ['an empty username', { ...basic, username: '' }],
    ['an empty key', { ...header, value: '' }],
    ['a key in no header', { ...header, name: '' }],
    ['an empty secret', { scheme: 'standard-webhooks', secret: '' }],
    ['a secret of no key', { scheme: 'standard-webhooks', secret: 'whsec_' }],
    ['nothing at all', []],
    ['one of several', [basic, { ...header, value: '' }]],
  ])('%s', async (_, expected) => {
    const signed = { 'webhook-id': 'a', 'webhook-timestamp': '1', 'webhook-signature': 'v1,YQ==' };
    await expect(verify(expected, { ...right, ...signed })).rejects.toThrow(TypeError);
  });
});
