import { createMockServer } from '../../mock/mock-server.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import type { Delivery, Sender, SendOutcome } from '../../src/events/sender.ts';
import { idsOf } from '../../src/server/testing/ids.ts';
import { acme, globex, type Running, send, start } from '../../src/server/testing/running.ts';

export const items = '/__admin/items/aiInterviews';

/** What offers the test hooks to two tenants, and sends its events with this. */
export type Offering = Pick<Running, 'call'> & AsyncDisposable;

export const offerings: readonly [string, (sender: Sender) => Promise<Offering>][] = [
  ['mock', startMock],
  ['server', sender => start({ admin: true, sender })],
];

async function startMock(sender: Sender): Promise<Offering> {
  const keys = [
    { name: 'acme', key: acme.apiKey },
    { name: 'globex', key: globex.apiKey },
  ];
  const mock = await createMockServer({ contract: defaultContract(), keys, sender });
  const { url } = await mock.listen();
  return {
    call: (path, call = {}) => send(new URL(path, url), call),
    [Symbol.asyncDispose]: () => mock.close(),
  };
}

/** AI interviews of acme. */
export async function create(server: Offering, count: number): Promise<readonly string[]> {
  const { body } = await server.call(items, { body: { count } });
  return idsOf(body);
}

/** A sender that sends nothing and says that this became of it. */
export function recording(
  sent: Delivery[],
  outcome: SendOutcome = { outcome: 'delivered', status: 204 },
) {
  return {
    send: async (delivery: Delivery) => {
      sent.push(delivery);
      return outcome;
    },
    close: () => undefined,
  };
}
