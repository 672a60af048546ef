import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../mock/index.ts';
import { createHandlers } from '../../mock/msw/index.ts';
import { createClient } from '../../src/client/index.ts';

/** What a test has of the API. */
interface Reached {
  readonly baseUrl: string;
  /** What it calls with, where that is not the global one. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

const server = setupServer();

const ways: readonly { readonly name: string; reach(mock: Mock): Promise<Reached> }[] = [
  { name: 'over a socket', reach: async mock => ({ baseUrl: (await mock.listen()).url }) },
  {
    name: 'in process',
    reach: async ({ fetch }) => ({ baseUrl: 'https://api.example.com', fetch }),
  },
  {
    name: 'through MSW in Node',
    async reach(mock) {
      server.use(...createHandlers(mock));
      return { baseUrl: 'https://api.example.com' };
    },
  },
];

const start = { status: true, url: 'https://example.com/started' };
const auth = { type: 'basic', basic: { username: 'ann', password: 's3cret-of-ann' } } as const;

beforeAll(() => server.listen({ onUnhandledFrame: 'bypass' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe.each(ways)('a settings page, tested $name', ({ reach }) => {
  let mock: Mock;
  let reached: Reached;

  beforeEach(async () => {
    mock = await createMock({ seed: { tenants: { demo: { items: { assessments: 1 } } } } });
    reached = await reach(mock);
    return () => mock.close();
  });

  function client(apiKey = 'demo') {
    return createClient({ ...reached, apiKey });
  }

  test('what is left out stays, and a password is never shown', async () => {
    await client().POST('/webhooks', { body: { webhooks: { start, auth }, updateAuth: true } });
    const { data } = await client().POST('/webhooks', { body: { webhooks: {} } });
    expect(data?.webhook).toMatchObject({
      start,
      auth: { type: 'basic', basic: { username: 'ann', hasPassword: true } },
    });
    expect(JSON.stringify(data)).not.toContain('s3cret-of-ann');
  });

  test('tenants see nothing of one another', async () => {
    await client().POST('/webhooks', { body: { webhooks: { start } } });
    const { data } = await client('demo-2').POST('/webhooks', { body: { webhooks: {} } });
    expect(data?.webhook.start).toEqual({ status: false, url: null });
  });

  test('an update of all reaches the items that there are', async () => {
    await client().POST('/webhooks', { body: { webhooks: { start }, updateAll: true } });
    const item = await mock.fetch('/__admin/items/assessments/1', { headers: { apiKey: 'demo' } });
    expect(await item.json()).toMatchObject({ webhooks: { start } });
  });

  test('a refusal is a problem with its places', async () => {
    const body = { webhooks: { start: { status: true, url: 'no url' } } };
    const { error } = await client().POST('/webhooks', { body });
    expect(error).toMatchObject({ status: 400, errors: [{ pointer: '#/webhooks/start/url' }] });
    const stranger = await client('nobody').POST('/webhooks', { body: { webhooks: {} } });
    expect(stranger.error).toMatchObject({ status: 401 });
  });

  test('failures come when they are asked for, and a reset ends them', async () => {
    const read = () => client().POST('/webhooks', { body: { webhooks: {} } });
    mock.scenario({ name: 'server-error', times: 1 });
    expect((await read()).error?.status).toBe(500);
    mock.scenario({ name: 'offline' });
    await expect(read()).rejects.toThrow(TypeError);
    mock.reset();
    expect((await read()).response.status).toBe(200);
  });

  test('what was sent can be asked for', async () => {
    await client().POST('/webhooks', { body: { webhooks: { start } } });
    expect(mock.requests()).toMatchObject([
      {
        method: 'POST',
        path: '/webhooks',
        tenant: 'demo',
        status: 200,
        body: { webhooks: { start } },
      },
    ]);
  });
});
