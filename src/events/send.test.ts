import { describe, expect, test } from 'vitest';
import type { DeliveryCredentials } from '../contract/credentials.ts';
import { listen, sender } from './testing/listener.ts';

const none: DeliveryCredentials = { scheme: 'none' };

describe('a delivery', () => {
  test('is a POST of the payload as JSON to the whole url', async () => {
    const receiver = await listen();
    const outcome = await sender().send({
      url: receiver.url,
      credentials: none,
      payload: { name: 'Zoë' },
    });
    expect(outcome).toEqual({ outcome: 'delivered', status: 204 });
    expect(receiver.received).toHaveLength(1);
    const [{ request, body } = expect.fail()] = receiver.received;
    expect(request.method).toBe('POST');
    expect(request.url).toBe('/hook?a=1');
    expect(JSON.parse(body)).toEqual({ name: 'Zoë' });
    expect(request.headers).toMatchObject({
      host: `127.0.0.1:${receiver.port}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'holdfast',
    });
    expect(request.headers).not.toHaveProperty('authorization');
  });

  test.each([
    ['plain', 'user', 'pass'],
    ['a password with colons', 'user', ':a::b:'],
    ['UTF-8', 'Zoë 用户', 'пароль 🔑'],
    ['the greatest length', '🔑'.repeat(1_024), 'ü'.repeat(1_024)],
    ['one character each', 'u', 'p'],
  ])('carries basic credentials byte for byte: %s', async (_, username, password) => {
    const receiver = await listen();
    await sender().send({
      url: receiver.url,
      credentials: { scheme: 'basic', username, password },
      payload: {},
    });
    const [scheme, encoded] = receiver.received[0]?.request.headers.authorization?.split(' ') ?? [];
    expect(scheme).toBe('Basic');
    const bytes = Buffer.from(encoded ?? '', 'base64');
    expect(bytes.toString('base64')).toBe(encoded);
    expect(bytes.equals(Buffer.from(`${username}:${password}`))).toBe(true);
  });

  test.each(['X-Api-Key', 'authorization', '__proto__', "!#$%&'*+.^_`|~"])(
    'carries the configured header %s exactly',
    async name => {
      const receiver = await listen();
      const value = `k${'~!"#$'.repeat(200)} =y`;
      await sender().send({
        url: receiver.url,
        credentials: { scheme: 'header', name, value },
        payload: {},
      });
      const raw = receiver.received[0]?.request.rawHeaders ?? [];
      expect(raw[raw.indexOf(name) + 1]).toBe(value);
    },
  );

  test('carries the header fields of the event, which do not displace a credential', async () => {
    const receiver = await listen();
    await sender().send({
      url: receiver.url,
      credentials: { scheme: 'header', name: 'X-Key', value: 'secret' },
      payload: {},
      headers: { 'x-company-id': '7', 'x-key': 'not this' },
    });
    expect(receiver.received[0]?.request.headers).toMatchObject({
      'x-company-id': '7',
      'x-key': 'secret',
    });
  });

  test('a credential that Node cannot write fails without a connection', async () => {
    const receiver = await listen();
    const outcome = await sender().send({
      url: receiver.url,
      credentials: { scheme: 'header', name: 'X-Key', value: 'a\r\nX-Evil: b' },
      payload: {},
    });
    expect(outcome).toEqual({ outcome: 'failed', reason: 'no-connection' });
    expect(receiver.sockets).toHaveLength(0);
  });
});

describe('the answer', () => {
  test.each([400, 401, 500])('%i is a failure', async status => {
    const receiver = await listen((_, response) => response.writeHead(status).end());
    expect(await sender().send({ url: receiver.url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      status,
      reason: 'status',
    });
  });

  test('a redirect is a failure, and nothing reaches where it points', async () => {
    const elsewhere = await listen();
    const receiver = await listen((_, response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );
    expect(await sender().send({ url: receiver.url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      status: 307,
      reason: 'status',
    });
    expect(elsewhere.sockets).toHaveLength(0);
  });

  test('none at all is a timeout', async () => {
    const receiver = await listen(() => undefined);
    const slow = sender({ timeoutMs: 100 });
    expect(await slow.send({ url: receiver.url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      reason: 'timeout',
    });
    expect(receiver.received).toHaveLength(1);
  });

  test('one that never ends is cut off', async () => {
    let cutOff: (() => void) | undefined;
    const closed = new Promise<void>(resolve => {
      cutOff = resolve;
    });
    const receiver = await listen((_, response) => {
      response.on('close', () => cutOff?.());
      response.on('drain', () => response.write(Buffer.alloc(100_000)));
      response.writeHead(200).write(Buffer.alloc(10_000_000));
    });
    const outcome = await sender().send({ url: receiver.url, credentials: none, payload: {} });
    expect(outcome).toEqual({ outcome: 'delivered', status: 200 });
    await closed;
  });

  test('a switch of protocols is a failure', async () => {
    const receiver = await listen((_, response) =>
      response.writeHead(101, { connection: 'upgrade', upgrade: 'x' }).end(),
    );
    expect(await sender().send({ url: receiver.url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      status: 101,
      reason: 'status',
    });
  });

  test('a pooled connection that the receiver has closed is replaced', async () => {
    const receiver = await listen();
    const pooled = sender();
    await pooled.send({ url: receiver.url, credentials: none, payload: 1 });
    // Reset without the client's event loop in between: the sender finds out only as it writes.
    for (const socket of receiver.sockets) socket.resetAndDestroy();
    const outcome = await pooled.send({ url: receiver.url, credentials: none, payload: 2 });
    expect(outcome).toEqual({ outcome: 'delivered', status: 204 });
    expect(receiver.received.map(({ body }) => body)).toEqual(['1', '2']);
  });
});

describe('no connection', () => {
  test('to a port where nobody listens', async () => {
    const receiver = await listen();
    await receiver.close();
    expect(await sender().send({ url: receiver.url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      reason: 'no-connection',
    });
  });

  test.each([
    ['does not exist', () => Promise.reject(new Error('ENOTFOUND'))],
    ['has no address', async () => []],
  ])('to a name that %s', async (_, resolve) => {
    const url = 'http://nowhere.example/';
    expect(await sender({ resolve }).send({ url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      reason: 'no-connection',
    });
  });

  test('to a name that the resolver never finds is a timeout', async () => {
    const stuck = sender({ resolve: () => new Promise(() => undefined), timeoutMs: 50 });
    const url = 'http://nowhere.example/';
    expect(await stuck.send({ url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      reason: 'timeout',
    });
  });
});
