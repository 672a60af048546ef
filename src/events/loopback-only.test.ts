import { describe, expect, test } from 'vitest';
import type { DeliveryCredentials } from '../contract/credentials.ts';
import { listen, sender } from './testing/listener.ts';

const none: DeliveryCredentials = { scheme: 'none' };
const send = (url: string, options: Parameters<typeof sender>[0]) =>
  sender({ reach: 'loopback', ...options }).send({ url, credentials: none, payload: {} });

describe('a sender that reaches this machine only', () => {
  test.each(['127.0.0.1', 'localhost', '0x7f.1'])('delivers to %s', async host => {
    const receiver = await listen();
    const outcome = await send(`http://${host}:${receiver.port}/`, { allowHosts: [] });
    expect(outcome.outcome).toBe('delivered');
  });

  test.each(['93.184.215.14', '10.0.0.1', '169.254.169.254', '[2606:2800:21f::1]', '0.0.0.0'])(
    'refuses %s, public or not',
    async host => {
      expect(await send(`http://${host}/`, { allowHosts: [] })).toEqual({
        outcome: 'failed',
        reason: 'refused-address',
      });
    },
  );

  test('goes by the addresses of a name, all of them', async () => {
    const receiver = await listen();
    const url = `http://hooks.example:${receiver.port}/`;
    const to = (...addresses: readonly string[]) =>
      send(url, {
        allowHosts: [],
        resolve: async () => addresses.map(address => ({ address, family: 4 })),
      });
    expect((await to('127.0.0.1')).outcome).toBe('delivered');
    expect(await to('127.0.0.1', '93.184.215.14')).toMatchObject({ reason: 'refused-address' });
  });

  test.each([
    [['hooks.example'], 'delivered'],
    [['other.example'], 'failed'],
  ])(
    'with %j allowed, one elsewhere that is called hooks.example is %s',
    async (allowHosts, outcome) => {
      const receiver = await listen();
      // Not a loopback address, but Linux and macOS connect it to this machine.
      const resolve = async () => [{ address: '0.0.0.0', family: 4 }];
      const sent = await send(`http://hooks.example:${receiver.port}/`, { allowHosts, resolve });
      expect(sent.outcome).toBe(outcome);
    },
  );
});
