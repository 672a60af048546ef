/** Takes the pictures of docs/images anew: `node mock/console/testing/screenshots.ts`. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { defaultContract } from '../../../src/contract/own-contract.ts';
import { createMockServer } from '../../mock-server.ts';
import { launchChromium } from './browser.ts';

const images = new URL('../../../docs/images/', import.meta.url).pathname;
const desktop = { width: 1440, height: 1000 };

const receiver = createServer((_request, response) => response.writeHead(204).end());
receiver.listen(4020, '127.0.0.1');
await once(receiver, 'listening');
const mock = await createMockServer({ contract: defaultContract() });
const { url } = await mock.listen(4010);
const browser = await launchChromium();

await sendExamples();
await picture(browser, 'console-light', { viewport: desktop, colorScheme: 'light' }, openFirst);
await picture(browser, 'console-dark', { viewport: desktop, colorScheme: 'dark' }, openFirst);
await picture(
  browser,
  'console-phone',
  { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, colorScheme: 'light' },
  async () => undefined,
);
await docsPicture(browser);

await browser.close();
await mock.close();
receiver.close();

/** Requests as a front-end developer sends them within an hour. */
async function sendExamples(): Promise<void> {
  const hook = (name: string) => ({ status: true, url: `http://127.0.0.1:4020/${name}` });
  const auth = { type: 'basic', basic: { username: 'hooks', password: 'correct horse' } };
  await send('/webhooks', { webhooks: { start: hook('started'), auth }, updateAuth: true });
  await send('/__admin/items/assessments', { count: 3 });
  await send('/__admin/events', { collection: 'assessments', id: '1', event: 'start' });
  await send('/__admin/events', { collection: 'assessments', id: '2', event: 'submission' });
  await send('/webhooks', { webhooks: { start: { status: 'yes' } } });
  await send('/webhooks', { webhooks: {} }, 'wrong');
  await send('/__admin/scenarios', [{ name: 'flaky', share: 0.2, times: 5 }], 'demo', 'PUT');
  await send(
    '/ai-interviews/settings/webhooks',
    { webhooks: { start: hook('interview') } },
    'demo-2',
  );
  await send('/__admin/scenarios', [], 'demo', 'PUT');
  await send('/__admin/scenarios', [{ name: 'slow', delay: 500, times: 20 }], 'demo', 'PUT');
  await send('/webhooks', { webhooks: { submission: hook('submitted') }, updateAll: true });
}

async function send(path: string, body: unknown, apiKey = 'demo', method = 'POST'): Promise<void> {
  await fetch(`${url}${path}`, {
    method,
    headers: { apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('#exchanges summary').first().click();
  await page.locator('#exchanges .detail h3').first().waitFor();
  await page.locator('#items summary').first().click();
  await page.locator('.items li').first().waitFor();
  await page.mouse.move(0, 0);
}

async function picture(
  browser: Browser,
  name: string,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${url}/__admin/`);
  await page.locator('#exchanges > li').first().waitFor();
  await page.locator('#settings mark').first().waitFor();
  await prepare(page);
  await page.screenshot({ path: `${images}${name}.png` });
  await context.close();
}

async function docsPicture(browser: Browser): Promise<void> {
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${url}/__docs#operation/updateAssessmentWebhooks`);
  const heading = page.getByRole('heading', { name: 'Add or update the assessment webhooks' });
  await heading.waitFor();
  // Redoc goes on laying out below what it shows.
  await page.waitForTimeout(1000);
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, -60);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${images}docs-page.png` });
  await context.close();
}
