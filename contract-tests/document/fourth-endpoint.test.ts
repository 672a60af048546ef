import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createMockServer } from '../../mock/mock-server.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import { listen } from '../../src/http/listen.ts';
import { createApp } from '../../src/server/app.ts';
import { tenantKey } from '../../src/server/tenant-key.ts';
import { implementations } from '../../src/store/testing/stores.ts';
import { verifyTarget } from '../../src/verify/verify-target.ts';
import { typedUse } from './typed-use.ts';

/** PATCH that is answered with 204, a GET that shows the view, a bearer token, two parameters in the path. */
const document = new URL('./fourth-endpoint.yaml', import.meta.url);
const contract = await loadContract(fileURLToPath(document));
const tokens = { first: 'token-of-acme', second: 'token-of-globex' };
const tenants = [
  { name: 'acme', key: tokens.first },
  { name: 'globex', key: tokens.second },
];

const use = await typedUse(
  document,
  `import { createClient } from 'holdfast/client';
import type { paths } from './paths.ts';

const path = '/buildings/{building}/rooms/{room}/thermostat';

export async function change(baseUrl: string, token: string) {
  const client = createClient<paths>({
    baseUrl,
    authentication: [{ kind: 'bearer', token }],
    noContent: { 'PATCH /buildings/{building}/rooms/{room}/thermostat': 'always' },
  });
  const params = { path: { building: 'north wing', room: 7 } };
  const relay = { host: 'relay.example.com', pin: 'canary-of-the-pin' };
  const sent = await client.PATCH(path, { params, body: { mode: 'heat', relay } });
  await client.PATCH(path, { params, body: { target: 21.5 } });
  const shown = await client.GET(path, { params });
  const target: number | null | undefined = shown.data?.target;
  const refused = await client.PATCH(path, { params, body: { target: 31 } });
  return { status: sent.response.status, target, shown: shown.data, refused: refused.error };
}

export function mistaken({ PATCH }: ReturnType<typeof createClient<paths>>) {
  const params = { path: { building: 'north wing', room: 7 } };
  // @ts-expect-error there is no such mode
  PATCH(path, { params, body: { mode: 'dry' } });
  // @ts-expect-error the room is a number
  PATCH(path, { params: { path: { building: 'north wing', room: 'seven' } }, body: {} });
  // @ts-expect-error a thermostat has no such member
  PATCH(path, { params, body: { colour: 'red' } });
}
`,
);
afterAll(() => use[Symbol.dispose]());

const servers = [
  {
    name: 'the mock',
    start: async () => {
      const mock = await createMockServer({ contract, keys: tenants });
      const { url } = await mock.listen();
      return { url, [Symbol.asyncDispose]: () => mock.close() };
    },
  },
  ...implementations.map(({ name, open }) => ({
    name: `the server on ${name}`,
    start: async () => {
      const opened = await open();
      const keys = tenants.map(({ name, key }) => tenantKey(name, key));
      const app = createApp({ contract, keys, store: opened.store });
      const server = await listen(app, { host: '127.0.0.1', port: 0 });
      return {
        url: server.url,
        async [Symbol.asyncDispose]() {
          await server.stop();
          await opened[Symbol.asyncDispose]();
        },
      };
    },
  })),
];

describe.each(servers)('an endpoint that only one YAML describes, on $name', ({ start }) => {
  test('keeps every rule that the document is held to', async () => {
    await using server = await start();
    const { rules } = await verifyTarget({
      contract,
      catalogue: defaultContract(),
      target: {
        url: new URL(server.url),
        credentials: { bearer: tokens.first },
        secondCredentials: { bearer: tokens.second },
        params: { building: 'north', room: '7' },
      },
      levels,
      runs: 8,
      seed: 20_260_115,
      now: () => performance.now(),
    });
    expect(rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    // No delivery carries its secret, and no request removes it; of two tenants one alone is named a room.
    const unobservable = rules.filter(({ verdict }) => verdict === 'unobservable');
    expect(unobservable.map(({ id }) => id)).toEqual([
      'omitted-secret-is-kept',
      'included-secret-is-updated',
      'secret-is-masked',
      'tenants-are-isolated',
    ]);
    expect(rules.filter(({ verdict }) => verdict === 'held')).toHaveLength(13);
  });

  test('is called by a client that its types describe', async () => {
    await using server = await start();
    const { change } = await use.load();
    if (typeof change !== 'function') throw new Error('the module exports no function');
    expect(await change(server.url, tokens.first)).toMatchObject({
      status: 204,
      shown: {
        mode: 'heat',
        target: 21.5,
        relay: { host: 'relay.example.com', pin: null, hasPin: true },
      },
      refused: { status: 400, errors: [{ pointer: '#/target' }] },
    });
  });
});

test('its types take what the document describes, and nothing else', () => {
  expect(use.problems).toEqual([]);
});
