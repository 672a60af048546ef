import { describe, expect, test } from 'vitest';
import { hasChromium, inChromium } from './testing/browser.ts';
import { withChromium } from './testing/open-console.ts';
import { startReceiver } from './testing/receiver.ts';

const auth = { type: 'basic', basic: { username: 'ada', password: 'hunter2-canary' } };

describe.skipIf(!hasChromium)(`events in the console, ${inChromium}`, () => {
  const open = withChromium();

  test('an event is fired with an edited payload and the stored credentials', async () => {
    const receiver = await startReceiver();
    const { mock, page } = await open();
    const hook = { status: true, url: receiver.url };
    await mock.call('/webhooks', { body: { webhooks: { start: hook, auth }, updateAuth: true } });
    await mock.call('/__admin/items/assessments', { body: { count: 1 } });
    const payload = page.getByLabel('Payload, JSON');
    await expect.poll(() => page.getByLabel('Item id').inputValue()).toBe('1');
    expect(await payload.inputValue()).toContain('"assessment_id": 4711');

    await payload.fill('{ "id": 1, ');
    await page.getByRole('button', { name: 'Fire' }).click();
    await page.getByText('The payload is not JSON.').waitFor();
    expect(receiver.received).toHaveLength(0);

    await payload.fill('{ "id": 1, "name": "Grace" }');
    await page.getByRole('button', { name: 'Fire' }).click();
    await page.getByText('delivered, 204').waitFor();
    expect(receiver.received.map(({ payload }) => payload)).toEqual([{ id: 1, name: 'Grace' }]);
    expect(receiver.received[0]?.headers.authorization).toMatch(/^Basic /);
    const delivery = page.locator('#delivery-list > li');
    expect(await delivery.textContent()).toContain('with basic credentials, answered 204');
  });

  test.each([
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ])('deliveries stand before a long log, $width pixels wide', async viewport => {
    const { mock, page } = await open({ context: { viewport, reducedMotion: 'reduce' } });
    await mock.call('/__admin/items/assessments', { body: { count: 1 } });
    const event = { collection: 'assessments', id: '1', event: 'start' };
    for (let fired = 0; fired < 12; fired++) await mock.call('/__admin/events', { body: event });
    for (let sent = 0; sent < 40; sent++) await mock.call('/webhooks', { body: { webhooks: {} } });
    await expect.poll(() => page.locator('#exchanges > li').count()).toBe(53);
    await page.getByRole('link', { name: 'Deliveries' }).click();
    const shown = `[...document.querySelectorAll('#delivery-list > li, #exchanges > li')]
      .map(row => ({ ...row.getBoundingClientRect().toJSON(), list: row.parentElement.id }))
      .filter(({ top, bottom }) => top >= 0 && bottom <= innerHeight)
      .map(({ list }) => list)`;
    const lists = new Set(await page.evaluate<string[]>(shown));
    expect([...lists]).toEqual(['delivery-list', 'exchanges']);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    // At a desk they are there at once.
    if (viewport.width < 1000) return;
    await page.evaluate('scrollTo(0, 0)');
    expect(new Set(await page.evaluate<string[]>(shown))).toContain('delivery-list');
  });

  test('an event of a hook that is off is told as skipped', async () => {
    const { mock, page } = await open();
    await mock.call('/__admin/items/assessments', { body: { count: 1 } });
    await mock.call('/__admin/events', {
      body: { collection: 'assessments', id: '1', event: 'start' },
    });
    await page.locator('#delivery-list').getByText('skipped').waitFor();
    await page.locator('#delivery-list').getByText('the hook is off').waitFor();
  });

  test('an event that may not leave this machine is told with the way out', async () => {
    const { mock, page } = await open();
    const elsewhere = { status: true, url: 'http://192.0.2.1/started' };
    await mock.call('/webhooks', { body: { webhooks: { start: elsewhere } } });
    await mock.call('/__admin/items/assessments', { body: { count: 1 } });
    await mock.call('/__admin/events', {
      body: { collection: 'assessments', id: '1', event: 'start' },
    });
    await page.locator('#delivery-list').getByText('hosts of --allow-host only').waitFor();
  });
});
