import { describe, expect, test } from 'vitest';
import { hasChromium, inChromium } from './testing/browser.ts';
import { withChromium } from './testing/open-console.ts';
import { startReceiver } from './testing/receiver.ts';
import { secretForms } from './testing/secret-forms.ts';

const secret = 'zQ7-c4nary/ß+"\\9x';
const ascii = 'Kx81-canary-vWpz44';

/** Where clients put secrets: where they belong, and everywhere else. */
const bodies: readonly unknown[] = [
  { webhooks: { auth: basic(secret) }, updateAuth: true },
  {
    webhooks: { auth: { type: 'apikey', apikey: { header: 'X-Key', apikey: ascii } } },
    updateAuth: true,
  },
  { webhooks: { auth: basic(secret) } },
  { webhooks: { auth: basic(secret.repeat(100)) }, updateAuth: true },
  { webhooks: { auth: basic([secret]) }, updateAuth: true },
  { webhooks: { auth: basic({ value: secret }) }, updateAuth: true },
  {
    webhooks: { auth: { type: 'basic', basic: { username: 'u', passwort: secret } } },
    updateAuth: true,
  },
  {
    webhooks: { auth: { type: 'basic', basic: { username: secret, password: 1 } } },
    updateAuth: true,
  },
  { webhooks: { auth: { type: secret } } },
  {
    webhooks: { auth: { type: 'apikey', apikey: { header: secret, apikey: ascii } } },
    updateAuth: true,
  },
  {
    webhooks: { auth: { type: 'apikey', apikey: { header: ascii, apikey: 7 } } },
    updateAuth: true,
  },
  { webhooks: { auth: secret } },
  { webhooks: { password: secret } },
  { webhooks: { start: { status: secret, url: secret } } },
  { webhooks: { start: { url: `https://user:${ascii}@example.com/hook` } } },
  { webhooks: { start: { url: `https://${ascii}@example.com` } } },
  { webhooks: { start: { url: `https://user:pa/${ascii}@example.com` } } },
  { webhooks: { start: { url: `https://user:${ascii}` } } },
  { webhooks: { start: { url: `https://example.com/ ${ascii}` } } },
  { webhooks: { start: { url: `user:${ascii}@example.com/hook` } } },
  { webhooks: { start: { url: `/${secret}` } } },
  { webhooks: { start: { url: `https://example.com/${ascii}` }, auth: basic(ascii), extra: 1 } },
  { webhooks: { start: { status: `yes ${ascii}` } } },
  { webhooks: secret, updateAll: secret },
  { password: secret, webhooks: {} },
  [secret],
  secret,
  `{"webhooks":{"auth":{"password":"${ascii}"`,
];

function basic(password: unknown) {
  return { type: 'basic', basic: { username: 'u', password } };
}

describe.skipIf(!hasChromium)(`secrets and the console, ${inChromium}`, () => {
  const open = withChromium();

  test('no secret and no key is in the page or in anything that the mock sends to it', async () => {
    const receiver = await startReceiver();
    const keys = [{ name: 'acme', key: 'k3y-canary-of-acme' }];
    const { mock, page, traffic } = await open({ mock: { keys } });
    const call = (path: string, body: unknown) =>
      mock.call(path, { key: 'k3y-canary-of-acme', body });
    const hook = { status: true, url: receiver.url };
    await call('/webhooks', { webhooks: { start: hook, auth: basic(secret) }, updateAuth: true });
    await call('/__admin/items/assessments', { count: 2 });
    await call('/__admin/events', { collection: 'assessments', id: '1', event: 'start' });
    expect(receiver.received).toHaveLength(1);
    await call('/__admin/events', { collection: secret, id: ascii, event: 'start' });
    for (const body of bodies) await call('/webhooks', body);
    await mock.call(`/webhooks?password=${ascii}`, { key: ascii, body: { webhooks: {} } });

    await page.getByRole('article', { name: 'assessments' }).locator('summary').first().click();
    const rows = page.locator('#exchanges > li');
    await expect.poll(() => rows.count()).toBe(bodies.length + 5);
    for (const row of await rows.all()) {
      await row.locator('summary').first().click();
      await row.getByRole('button', { name: 'Copy as curl' }).waitFor();
    }
    await page.getByText('secret, masked').first().waitFor();

    const html = await page.content();
    const received = traffic.received().toString('latin1');
    expect(received).toContain('/webhooks');
    for (const canary of [secret, ascii, 'k3y-canary-of-acme']) {
      for (const form of secretForms(canary)) {
        const bytes = Buffer.from(form).toString('latin1');
        expect(received.includes(bytes), `${form} in the traffic`).toBe(false);
        expect(html.includes(form), `${form} in the page`).toBe(false);
      }
    }
  });

  test('what is hostile stays text', async () => {
    const { mock, page, complaints } = await open();
    const script = '<script>document.title="owned"</script>';
    const image = '<img/src/onerror=document.title="owned">';
    const url = `https://example.com/${script}`;
    await mock.call('/webhooks', { body: { webhooks: { start: { status: true, url } } } });
    await mock.call('/webhooks', { body: { webhooks: { [image]: 1 } } });
    await mock.call(`/${encodeURIComponent(image)}`, { method: 'GET' });
    await mock.call('/__admin/events', {
      body: { collection: script, id: image, event: script, data: { [script]: image } },
    });
    await page.getByRole('article', { name: 'assessmentWebhooks' }).getByText(script).waitFor();
    const rows = page.locator('#exchanges > li');
    await expect.poll(() => rows.count()).toBe(4);
    for (const row of await rows.all()) {
      await row.locator('summary').first().click();
      await row.getByRole('button', { name: 'Copy as curl' }).waitFor();
    }
    expect(await rows.nth(2).textContent()).toContain(image);
    expect(await page.title()).toBe('Holdfast console');
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('the page asks nobody but the mock', async () => {
    const { mock, page, traffic, asked, complaints } = await open();
    await mock.call('/webhooks', {
      body: { webhooks: { start: { status: true, url: 'https://example.com/favicon.ico' } } },
    });
    await page.locator('#exchanges summary').first().click();
    await page.getByRole('heading', { name: 'Body' }).waitFor();
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter(url => !url.startsWith(`${traffic.url}/`))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
