import { setupServer } from 'msw/node';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, inChromium, launchChromium } from '../../mock/console/testing/browser.ts';
import { createMock, type Mock } from '../../mock/index.ts';
import { createHandlers } from '../../mock/msw/index.ts';
import { createClient } from '../../src/client/index.ts';
import { type MockOfPage, openPage } from './page/open-page.ts';

/** What a test has of the API. */
interface Reached {
  readonly baseUrl: string;
  /** What it calls with, where that is not the global one. */
  readonly fetch?: Mock['fetch'];
}

/** What a test has of a mock, here or in a page. */
interface Tested extends AsyncDisposable {
  readonly mock: Pick<Mock, 'fetch'> &
    Pick<Mock | MockOfPage, 'requests' | 'reset'> & {
      scenario(choice: Parameters<Mock['scenario']>[0]): void | Promise<void>;
    };
  readonly reached: Reached;
}

const seed = { tenants: { demo: { items: { assessments: 1 } } } };
const baseUrl = 'https://api.example.com';
const server = setupServer();
let browser: Browser;

async function here(reach: (mock: Mock) => Reached | Promise<Reached>): Promise<Tested> {
  const mock = await createMock({ seed });
  return { mock, reached: await reach(mock), [Symbol.asyncDispose]: mock.close };
}

async function inPage(reach: (page: MockOfPage) => Reached): Promise<Tested> {
  const page = await openPage(browser);
  await page.seed(seed);
  return { mock: page, reached: reach(page), [Symbol.asyncDispose]: page[Symbol.asyncDispose] };
}

interface Way {
  readonly name: string;
  readonly isThere: boolean;
  start(): Promise<Tested>;
}

const ways: readonly Way[] = [
  {
    name: 'over a socket',
    isThere: true,
    start: () => here(async mock => ({ baseUrl: (await mock.listen()).url })),
  },
  { name: 'in process', isThere: true, start: () => here(({ fetch }) => ({ baseUrl, fetch })) },
  {
    name: 'through MSW in Node',
    isThere: true,
    start: () =>
      here(mock => {
        server.use(...createHandlers(mock));
        return { baseUrl };
      }),
  },
  {
    name: `in process, ${inChromium}`,
    isThere: hasChromium,
    start: () => inPage(({ fetch }) => ({ baseUrl, fetch })),
  },
  {
    name: `through MSW, ${inChromium}`,
    isThere: hasChromium,
    start: () => inPage(({ fetchOfPage }) => ({ baseUrl, fetch: fetchOfPage })),
  },
];

const start = { status: true, url: 'https://example.com/started' };
const auth = { type: 'basic', basic: { username: 'ann', password: 's3cret-of-ann' } } as const;

beforeAll(async () => {
  server.listen({ onUnhandledFrame: 'bypass' });
  if (hasChromium) browser = await launchChromium();
});
afterEach(() => server.resetHandlers());
afterAll(async () => {
  server.close();
  if (hasChromium) await browser.close();
});

describe.each(ways)('a settings page, tested $name', ({ isThere, start: begin }) => {
  let mock: Tested['mock'];
  let reached: Reached;

  beforeEach(async ({ skip }) => {
    skip(!isThere);
    const tested = await begin();
    ({ mock, reached } = tested);
    return () => tested[Symbol.asyncDispose]();
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
    await mock.scenario({ name: 'server-error', times: 1 });
    expect((await read()).error?.status).toBe(500);
    await mock.scenario({ name: 'offline' });
    await expect(read()).rejects.toThrow(TypeError);
    await mock.reset();
    expect((await read()).response.status).toBe(200);
  });

  test('what was sent can be asked for', async () => {
    await client().POST('/webhooks', { body: { webhooks: { start } } });
    expect(await mock.requests()).toMatchObject([
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
