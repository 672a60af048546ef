import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, inChromium, launchChromium } from '../../mock/console/testing/browser.ts';
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { expectHolds, verify } from '../../src/verify/index.ts';
import { type MockOfPage, openPage } from './page/open-page.ts';

describe.skipIf(!hasChromium)(`a mock in a page, ${inChromium}`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** The page's own `fetch`; for addresses of which MSW knows nothing, the test hooks among them, the mock's. */
  function fetchOf(page: MockOfPage): MockOfPage['fetch'] {
    return (input, init) => {
      const request = new Request(input, init);
      const isHandled = Object.hasOwn(openapi.paths, new URL(request.url).pathname);
      return isHandled ? page.fetchOfPage(request) : page.fetch(request);
    };
  }

  test('keeps every rule, with a handler of MSW to take its events', {
    timeout: 300_000,
  }, async () => {
    await using page = await openPage(browser);
    const report = await verify({
      fetch: fetchOf(page),
      apiKey: 'demo',
      secondApiKey: 'demo-2',
      admin: '/__admin',
      runs: 1,
      require: ['all'],
    });
    expectHolds(report);
    expect(report.rules.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
  });
});
