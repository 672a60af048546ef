import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { MockServerOptions } from '../../mock-server.ts';
import { type RunningMock, runMock } from '../../testing/running-mock.ts';
import { hasChromium, launchChromium } from './browser.ts';
import { type RecordingProxy, recordTraffic } from './recording-proxy.ts';

export interface OpenConsole {
  readonly mock: RunningMock;
  readonly page: Page;
  readonly traffic: RecordingProxy;
  /** Addresses that the page asked for. */
  readonly asked: readonly string[];
  /** What the browser complained about: scripts that failed, policies that were broken. */
  readonly complaints: readonly string[];
}

export interface ConsoleOptions {
  readonly mock?: Partial<MockServerOptions>;
  readonly context?: BrowserContextOptions;
  readonly path?: string;
}

/** One browser for the tests of a file; each of them gets a mock and a context of its own. */
export function withChromium(): (options?: ConsoleOptions) => Promise<OpenConsole> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (hasChromium) browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  return async ({ mock: options, context: contextOptions, path = '/__admin/' } = {}) => {
    if (browser === undefined) throw new Error('there is no Chromium');
    const mock = await runMock(options);
    const traffic = await recordTraffic(mock.port);
    const context = await browser.newContext(contextOptions);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', request => asked.push(request.url()));
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${traffic.url}${path}`);
    // From here on what happens is news to the page.
    if (path === '/__admin/') await page.getByText('Live', { exact: true }).waitFor();
    return { mock, page, traffic, asked, complaints };
  };
}
