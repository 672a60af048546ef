import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { servePage } from '../examples/settings-page/serve.ts';
import { hasChromium, inChromium, launchChromium } from '../mock/console/testing/browser.ts';
import { listening } from '../src/http/testing/listening.ts';
import { startMock } from './servers/mock-server.ts';
import { startReferenceServer } from './servers/reference-server.ts';
import type { RunningServer } from './servers/running-server.ts';

const servers = [
  { name: 'mock', start: () => startMock() },
  { name: 'reference server', start: () => startReferenceServer() },
];

/** The page in front of a server, with the bodies of the updates that arrive there, and a 503 where told. */
async function openPage(api: string, key: string, width: number, title = 'Assessments') {
  const sent: unknown[] = [];
  const outage = { failures: 0 };
  const between = await listening(async (request, response) => {
    const body = await text(request);
    if (body !== '{"webhooks":{}}') sent.push(JSON.parse(body));
    if (outage.failures > 0) {
      outage.failures -= 1;
      const fields = { 'content-type': 'application/problem+json', 'retry-after': '0' };
      const problem = { status: 503, title: 'Service unavailable' };
      return response.writeHead(503, fields).end(JSON.stringify(problem));
    }
    const headers = { apiKey: key, 'content-type': 'application/json' };
    const answer = await fetch(`${api}${request.url}`, { method: 'POST', headers, body });
    const type = answer.headers.get('content-type') ?? '';
    return response.writeHead(answer.status, { 'content-type': type }).end(await answer.text());
  });
  const { server, url } = await servePage(between, key);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(url);
  const form = page.getByRole('form', { name: title });
  await expect.poll(() => form.getByRole('button', { name: 'Save' }).isEnabled()).toBe(true);
  return { page, form, sent, outage };
}

type Form = Awaited<ReturnType<typeof openPage>>['form'];

const status = (form: Form) => expect.poll(() => form.getByRole('status').textContent());
const url = (form: Form) => form.getByRole('textbox', { name: 'Address' }).first();

async function type(page: Page, value: string) {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(value);
}

async function admin(server: RunningServer, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${server.adminUrl}${path}`, {
    method: 'POST',
    headers: { apiKey: server.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

describe.skipIf(!hasChromium)(`the settings page, ${inChromium}`, () => {
  for (const { name, start } of servers)
    for (const width of [390, 1280])
      test(`keeps the password, by keyboard alone: ${name}, ${width} px`, async () => {
        const received: unknown[] = [];
        const receiver = await listening((request, response) => {
          received.push(request.headers.authorization);
          response.end();
        });
        await using server = await start();
        const { page, form, sent } = await openPage(server.url, server.apiKey, width);

        await url(form).focus();
        await type(page, `${receiver}/one`);
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Space');
        await form.getByRole('combobox').focus();
        await page.keyboard.type('User');
        await page.keyboard.press('Tab');
        await page.keyboard.type('ada');
        await page.keyboard.press('Tab');
        await page.keyboard.type('example-password');
        await page.keyboard.press('Enter');
        await status(form).toBe('Saved.');
        const basic = { username: 'ada', password: 'example-password' };
        expect(sent).toEqual([
          {
            webhooks: {
              start: { status: true, url: `${receiver}/one` },
              auth: { type: 'basic', basic },
            },
            updateAuth: true,
          },
        ]);

        await page.reload();
        await expect.poll(() => url(form).inputValue()).toBe(`${receiver}/one`);
        expect(await form.getByLabel('Password').inputValue()).toBe('');
        await url(form).focus();
        await type(page, `${receiver}/two`);
        await page.keyboard.press('Enter');
        await status(form).toBe('Saved.');
        expect(sent[1]).toEqual({ webhooks: { start: { url: `${receiver}/two` } } });

        const made = await admin(server, '/items/assessments', { count: 1 });
        const id =
          made instanceof Object && 'ids' in made && Array.isArray(made.ids) && made.ids[0];
        const fired = { collection: 'assessments', id, event: 'start' };
        expect(await admin(server, '/events', fired)).toMatchObject({ outcome: 'delivered' });
        expect(received).toEqual([`Basic ${btoa('ada:example-password')}`]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
      });

  for (const { name, start } of servers) {
    test(`switches the type, asks before it reaches all, and can be stopped: ${name}`, async () => {
      await using server = await start();
      const { page, form, sent } = await openPage(server.url, server.apiKey, 1280);
      await form.getByRole('combobox').selectOption('apikey');
      await form.getByLabel('Header name').fill('x-key');
      await form.getByLabel('API key', { exact: true }).fill('example-key');
      await form.getByLabel('Apply these changes').check();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Apply to all existing?' });
      await expect.poll(() => dialog.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await status(form).toBe('Not saved.');
      expect(sent).toEqual([]);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await status(form).toBe('Saved, for all existing assessments too.');
      const apikey = { header: 'x-key', apikey: 'example-key' };
      const webhooks = { auth: { type: 'apikey', apikey } };
      expect(sent).toEqual([{ webhooks, updateAuth: true, updateAll: true }]);
      await form.getByRole('combobox').selectOption('');
      await form.getByRole('button', { name: 'Save' }).click();
      await status(form).toBe('Saved.');
      expect(sent[1]).toEqual({ webhooks: { auth: { type: null } }, updateAuth: true });
    });

    test(`puts an error beside its field, and moves there: ${name}`, async () => {
      await using server = await start();
      const { page, form } = await openPage(server.url, server.apiKey, 390);
      await url(form).fill('example.com/started');
      await page.keyboard.press('Enter');
      await status(form).toContain('Not saved');
      expect(await url(form).getAttribute('aria-invalid')).toBe('true');
      const described = await url(form).getAttribute('aria-describedby');
      expect(await page.locator(`#${described}`).textContent()).not.toBe('');
      expect(await page.evaluate('document.activeElement.id')).toBe('assessments-start-url');
      await url(form).fill('https://example.com/started');
      await page.keyboard.press('Enter');
      await status(form).toBe('Saved.');
      expect(await url(form).getAttribute('aria-invalid')).toBe(null);
    });

    test(`comes through a 503, and offers to try again: ${name}`, async () => {
      await using server = await start();
      const { form, page, sent, outage } = await openPage(server.url, server.apiKey, 1280);
      outage.failures = 1;
      await url(form).fill('https://example.com/one');
      await page.keyboard.press('Enter');
      await status(form).toBe('Saved.');
      outage.failures = 3;
      await url(form).fill('https://example.com/two');
      await page.keyboard.press('Enter');
      await status(form).toBe('Service unavailable. Nothing was changed.');
      expect(await url(form).inputValue()).toBe('https://example.com/two');
      await form.getByRole('button', { name: 'Try again' }).press('Enter');
      await status(form).toBe('Saved.');
      expect(sent).toHaveLength(2 + 3 + 1);
    });

    test(`saves the form of AI interviews, which has hooks and flags of its own: ${name}`, async () => {
      await using server = await start();
      const { form, page, sent } = await openPage(server.url, server.apiKey, 1280, 'AI interviews');
      expect(await form.getByRole('textbox', { name: 'Address' }).count()).toBe(2);
      await url(form).fill('https://example.com/started');
      await form.getByRole('combobox').selectOption('basic');
      await form.getByLabel('Username').fill('ada');
      await form.getByLabel('Password').fill('example-password');
      await page.keyboard.press('Enter');
      await status(form).toBe('Saved.');
      const basic = { username: 'ada', password: 'example-password' };
      const first = {
        start: { url: 'https://example.com/started' },
        auth: { type: 'basic', basic },
      };
      expect(sent).toEqual([{ webhooks: first }]);

      const other = page.getByRole('form', { name: 'Assessments' });
      await page.reload();
      await expect.poll(() => url(form).inputValue()).toBe('https://example.com/started');
      expect(await url(other).inputValue()).toBe('');
      expect(await form.getByLabel('Password').inputValue()).toBe('');
      await url(form).fill('https://example.com/again');
      await form.getByLabel('Apply these changes').check();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
      await status(form).toBe('Saved, for all existing AI interviews too.');
      const webhooks = { start: { url: 'https://example.com/again' } };
      expect(sent[1]).toEqual({ webhooks, updateAll: true });
    });
  }
});
