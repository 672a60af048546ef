import type { IncomingMessage, ServerResponse } from 'node:http';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test } from 'vitest';
import { ownContract } from '../src/contract/own-contract.ts';
import { listening } from '../src/http/testing/listening.ts';
import { digestedKeys } from './digested-keys.ts';
import type { Listener } from './front.ts';
import { createMock } from './index.ts';
import { handlersOf } from './msw/handlers.ts';
import { createPrism } from './prism.ts';
import { createRequestHandler } from './request-handler.ts';

const page: Listener<IncomingMessage, ServerResponse> = (_request, response) => {
  response.end('the page');
};

/** A mock whose own addresses load once these failures are used up. */
async function mockOf(failures: { load?: number; listener?: number }) {
  const left = { load: 0, listener: 0, ...failures };
  const counts = { loaded: 0, closed: 0 };
  const fail = (what: 'load' | 'listener') => {
    left[what] -= 1;
    if (left[what] >= 0) throw new Error('too many open files');
  };
  const handler = await createRequestHandler<IncomingMessage, ServerResponse>(
    { contract: ownContract() },
    {
      keyChecks: digestedKeys,
      prismOf: contract => createPrism(contract, () => undefined),
      async loadOwnAddresses() {
        fail('load');
        counts.loaded += 1;
        return {
          listener() {
            fail('listener');
            return page;
          },
          close() {
            counts.closed += 1;
          },
        };
      },
    },
  );
  const url = await listening(handler.listener);
  const ask = async () => (await fetch(`${url}/__docs/`)).status;
  return { ask, counts, handler };
}

test('own addresses that failed to load are loaded by the next request, once', async () => {
  const { ask, counts, handler } = await mockOf({ load: 1, listener: 1 });
  expect([await ask(), await ask()]).toEqual([500, 500]);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([200, 200, 200]);
  await handler.close();
  expect(counts).toEqual({ loaded: 1, closed: 1 });
});

test('a mock whose own addresses failed to load can be closed', async () => {
  const { ask, counts, handler } = await mockOf({ load: 1 });
  expect(await ask()).toBe(500);
  await handler.close();
  expect(counts).toEqual({ loaded: 0, closed: 0 });
});

test('the mock of handlers that failed to start is started by the next request', async () => {
  let isReady = false;
  const own = {
    contract: ownContract,
    async createMock() {
      if (!isReady) throw new Error('too many open files');
      const mock = await createMock();
      onTestFinished(() => mock.close());
      return mock;
    },
  };
  const server = setupServer(...handlersOf(undefined, own, {}));
  server.listen();
  onTestFinished(() => server.close());
  const ask = async () => {
    const headers = { apiKey: 'demo', 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: '{"webhooks":{}}' };
    return (await fetch('https://api.example.com/webhooks', init)).status;
  };
  expect(await ask()).toBe(500);
  isReady = true;
  expect(await ask()).toBe(200);
});
