import { describe, expect, test } from 'vitest';
import type { DeliveryCredentials } from '../contract/credentials.ts';
import { createSender } from './send.ts';
import { listen, sender } from './testing/listener.ts';

const none: DeliveryCredentials = { scheme: 'none' };

describe('where events must not go', () => {
  test.each([
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '0.0.0.0',
    '10.0.0.1',
    '169.254.169.254',
    '[fe80::1]',
  ])('%s is refused without a connection', async host => {
    const receiver = await listen();
    const strict = sender({ allowHosts: [] });
    const url = `http://${host}:${receiver.port}/`;
    expect(await strict.send({ url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      reason: 'refused-address',
    });
    expect(receiver.sockets).toHaveLength(0);
  });

  test.each([
    ['a private address', ['127.0.0.1']],
    ['a mapped private address', ['::ffff:127.0.0.1']],
    ['a public and a private address', ['93.184.215.14', '127.0.0.1']],
  ])('a name that resolves to %s is refused without a connection', async (_, addresses) => {
    const receiver = await listen();
    const strict = sender({
      allowHosts: [],
      resolve: async () =>
        addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    });
    const url = `http://rebound.example:${receiver.port}/`;
    expect(await strict.send({ url, credentials: none, payload: {} })).toEqual({
      outcome: 'failed',
      reason: 'refused-address',
    });
    expect(receiver.sockets).toHaveLength(0);
  });

  test('localhost is refused like any other name', async () => {
    const receiver = await listen();
    const strict = sender({ allowHosts: [] });
    const url = `http://localhost:${receiver.port}/`;
    expect(await strict.send({ url, credentials: none, payload: {} })).toMatchObject({
      reason: 'refused-address',
    });
    expect(receiver.sockets).toHaveLength(0);
  });

  test.each(['http://example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'nonsense'])(
    '%s is refused where only https is allowed',
    async url => {
      const strict = sender({ allowHttp: false, resolve: () => expect.fail('resolved') });
      expect(await strict.send({ url, credentials: none, payload: {} })).toEqual({
        outcome: 'failed',
        reason: 'refused-scheme',
      });
    },
  );
});

describe('allowed hosts', () => {
  test('an allowed name may lead to a private address', async () => {
    const receiver = await listen();
    const allowing = sender({
      allowHosts: ['Inside.Example'],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    const url = `http://inside.example:${receiver.port}/`;
    expect(await allowing.send({ url, credentials: none, payload: {} })).toMatchObject({
      outcome: 'delivered',
    });
    expect(receiver.received[0]?.request.headers.host).toBe(`inside.example:${receiver.port}`);
  });

  test.each(['127.0.0.1', '127.1', '0x7f.1'])(
    'an allowed address may be written %s',
    async host => {
      const receiver = await listen();
      const url = `http://${host}:${receiver.port}/`;
      expect(
        await sender({ allowHosts: ['127.0.0.1'] }).send({ url, credentials: none, payload: {} }),
      ).toMatchObject({ outcome: 'delivered' });
    },
  );

  test.each(['::1', '[::1]', '0:0::1'])('an IPv6 address may be allowed as %s', async host => {
    const reached = await sender({ allowHosts: [host] }).send({
      url: 'http://[::1]:1/',
      credentials: none,
      payload: {},
    });
    expect(reached).toEqual({ outcome: 'failed', reason: 'no-connection' });
  });

  test('what is no host is named at once', () => {
    expect(() => createSender({ allowHttp: true, allowHosts: ['localhost:3000'] })).toThrow(
      'allowHosts: "localhost:3000" is neither a host name nor an IP address',
    );
  });
});
