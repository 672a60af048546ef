import { describe, expect, test } from 'vitest';
import { hasChromium, inChromium } from './testing/browser.ts';
import { withChromium } from './testing/open-console.ts';

const start = { status: true, url: 'https://example.com/start' };
const auth = { type: 'basic', basic: { username: 'ada', password: 'hunter2-canary' } };

describe.skipIf(!hasChromium)(`the console, ${inChromium}`, () => {
  const open = withChromium();

  test('a request appears as it is answered, and what it changed is marked', async () => {
    const { mock, page } = await open();
    await page.getByText('Nothing yet').waitFor();
    await mock.call('/webhooks', { body: { webhooks: { start, auth }, updateAuth: true } });
    const row = page.locator('#exchanges > li');
    await row.waitFor();
    expect(await row.textContent()).toMatch(/^200POST\/webhooksdemo\d+ ms/);

    const settings = page.getByRole('article', { name: 'assessmentWebhooks' });
    await settings.getByText('https://example.com/start').waitFor();
    expect(await settings.locator('mark').allInnerTexts()).toEqual([
      'true',
      'https://example.com/start',
      'basic',
      'ada',
      'secret, masked',
    ]);

    await mock.call('/webhooks', { body: { webhooks: { start: { status: false } } } });
    await expect.poll(() => settings.locator('mark').allInnerTexts()).toEqual(['false']);
  });

  test('an opened request tells its body, what it changed, and the rules that it is a case of', async () => {
    const { mock, page } = await open();
    await mock.call('/webhooks', { body: { webhooks: { start, auth }, updateAuth: true } });
    await page.locator('#exchanges summary').first().click();
    const detail = page.locator('#exchanges .detail');
    await detail.getByText('secret, masked').waitFor();
    const text = await detail.textContent();
    expect(text).toContain('password secret, masked');
    expect(text).toContain('username ada');
    expect(text).toContain('auth.password');
    expect(text).toContain('included-auth-is-updated');
    await detail.getByText('included-auth-is-updated').click();
    await detail.getByText('the view and every later delivery use the new credentials').waitFor();
  });

  test('a refused request tells every violation', async () => {
    const { mock, page } = await open();
    await mock.call('/webhooks', { body: { webhooks: { start: { status: 'yes' } } } });
    await page.locator('#exchanges summary').first().click();
    const violation = page.locator('.violation');
    await violation.waitFor();
    expect(await violation.textContent()).toBe('#/webhooks/start/status must be boolean');
    expect(await page.locator('.detail').textContent()).toContain('status yes');
  });

  test('a refused url is there to look at, its credentials are not', async () => {
    const { mock, page } = await open();
    const url = 'https://ada:hunter2@example.com/started';
    const webhooks = {
      start: { status: 'true', url },
      submission: { url: 'example.com/submitted' },
    };
    await mock.call('/webhooks', { body: { webhooks } });
    await page.locator('#exchanges summary').first().click();
    const detail = page.locator('.detail');
    await detail.getByText('example.com/submitted').waitFor();
    const text = await detail.textContent();
    expect(text).toContain('url https://(part hidden)@example.com/started');
    expect(text).toContain('status "true"');
    expect(text).not.toContain('hunter2');
  });

  test('what is copied has variables in place of the key and the secrets', async () => {
    const { mock, page } = await open({
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    await mock.call('/webhooks', { body: { webhooks: { auth }, updateAuth: true } });
    await page.locator('#exchanges summary').first().click();
    const copied = async (name: string) => {
      await page.getByRole('button', { name }).click();
      await page.locator('[data-done="Copied"]').waitFor();
      return String(await page.evaluate('navigator.clipboard.readText()'));
    };
    const curl = await copied('Copy as curl');
    expect(curl).toContain('-H "apiKey: $HOLDFAST_API_KEY"');
    expect(curl).toContain('$SECRET_PASSWORD');
    await page.locator('[data-done]').waitFor({ state: 'detached' });
    const call = await copied('Copy as createClient call');
    expect(call).toContain("apiKey: process.env.HOLDFAST_API_KEY ?? ''");
    expect(call).toContain("password: process.env.SECRET_PASSWORD ?? ''");
  });

  test('items are added and shown a window at a time', async () => {
    const { mock, page } = await open();
    const items = page.getByRole('article', { name: 'assessments' });
    await items.getByLabel('Add', { exact: true }).fill('120');
    await items.getByRole('button', { name: 'Add to assessments' }).click();
    await items.getByRole('button', { name: 'Show 50 of 70 more' }).waitFor();
    expect(await items.locator('.items > li').count()).toBe(50);
    expect(await items.locator('.items > li').first().textContent()).toMatch(/new/);
    await items.getByRole('button', { name: 'Show 50 of 70 more' }).click();
    await items.getByRole('button', { name: 'Show 20 of 20 more' }).waitFor();
    expect(await items.locator('.items > li').count()).toBe(100);

    const item = items.locator('.items > li').nth(2);
    await item.locator('summary').click();
    await mock.call('/webhooks', { body: { webhooks: { start }, updateAll: true } });
    await item.getByText('https://example.com/start').waitFor();
    expect(await item.locator('summary').textContent()).toMatch(/start changed/);
    expect(await item.locator('summary:focus').count()).toBe(1);
  });

  test('a scenario is switched on with its parameters, counts down, and is switched off', async () => {
    const { mock, page } = await open();
    const unauthorized = page.getByRole('switch', { name: 'unauthorized' });
    await unauthorized.check();
    const group = page.getByRole('group', { name: 'Parameters of unauthorized' });
    const scenarios = async () => (await mock.call('/__admin/scenarios', { method: 'GET' })).body;
    await group.getByLabel('times').fill('2');
    await group.getByLabel('times').press('Tab');
    await expect.poll(scenarios).toEqual([{ name: 'unauthorized', times: 2 }]);
    expect((await mock.call('/webhooks', { body: { webhooks: {} } })).status).toBe(401);
    await page.getByText('1 left').waitFor();
    expect((await mock.call('/webhooks', { body: { webhooks: {} } })).status).toBe(401);
    await expect.poll(() => unauthorized.isChecked()).toBe(false);

    const noted = page.locator('#exchanges .noted');
    expect(await noted.allInnerTexts()).toEqual(['unauthorized', 'unauthorized']);

    await page.getByRole('switch', { name: 'server-error' }).check();
    await expect.poll(scenarios).toEqual([{ name: 'server-error' }]);
    await page.getByRole('switch', { name: 'server-error' }).uncheck();
    await expect.poll(scenarios).toEqual([]);
  });

  test('a tenant is reset only after a person has confirmed it', async () => {
    const { mock, page } = await open();
    await mock.call('/webhooks', { body: { webhooks: { start } } });
    const settings = page.getByRole('article', { name: 'assessmentWebhooks' });
    await settings.getByText('https://example.com/start').waitFor();
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Forget all settings and items of demo?' });
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    expect(await settings.getByText('https://example.com/start').count()).toBe(1);
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await dialog.getByRole('button', { name: 'Reset' }).click();
    await settings.getByText('https://example.com/start').waitFor({ state: 'detached' });
    const { at } = await mock.call('/webhooks', { body: { webhooks: {} } });
    expect(at('webhook', 'start', 'url')).toBe(null);
  });

  test('every tenant is there to be looked at, by name', async () => {
    const { mock, page } = await open({
      mock: { keys: [{ name: 'acme', key: 'k1-canary' }], anyKey: true },
    });
    await mock.call('/webhooks', { key: 'k2-canary', body: { webhooks: { start } } });
    const select = page.getByLabel('Tenant');
    await expect
      .poll(() => select.locator('option').allTextContents())
      .toEqual(['acme', 'any-key-1']);
    expect(await page.getByText('https://example.com/start').count()).toBe(0);
    await select.selectOption('any-key-1');
    await page.getByText('https://example.com/start').waitFor();
  });

  test('why a document cannot be served is told, and what a person fills in stays', async () => {
    const { mock, page } = await open();
    await page.getByLabel('Payload, JSON').fill('{"mine": 1}');
    mock.reportBroken('openapi.yaml:3 <b>is</b> no YAML');
    const alarm = page.getByRole('alert').filter({ hasText: 'cannot be served' });
    await alarm.getByText('openapi.yaml:3 <b>is</b> no YAML').waitFor();
    expect(await page.getByLabel('Payload, JSON').inputValue()).toBe('{"mine": 1}');
  });

  test('a paused log waits, and goes on with what came', async () => {
    const { mock, page } = await open();
    await page.getByRole('button', { name: 'Pause' }).click();
    await mock.call('/webhooks', { body: { webhooks: {} } });
    await page.getByRole('button', { name: 'Pause (1 waiting)' }).click();
    await expect.poll(() => page.locator('#exchanges > li').count()).toBe(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.locator('#exchanges > li').count()).toBe(0);
  });

  test('a lost connection comes back by itself, and nothing is told twice', async () => {
    const { mock, page, traffic } = await open();
    await mock.call('/webhooks', { body: { webhooks: {} } });
    await page.locator('#exchanges > li').waitFor();
    traffic.cut();
    await page.getByText('Reconnecting').waitFor();
    await mock.call('/nowhere', { method: 'GET' });
    traffic.mend();
    await page.getByText('Live', { exact: true }).waitFor();
    await expect
      .poll(() => page.locator('#exchanges .path').allInnerTexts())
      .toEqual(['/nowhere', '/webhooks']);
  });
});
