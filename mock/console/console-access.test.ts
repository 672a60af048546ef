import { describe, expect, test } from 'vitest';
import { hasChromium, inChromium } from './testing/browser.ts';
import { withChromium } from './testing/open-console.ts';
import { textContrasts } from './testing/text-contrasts.ts';

const longUrl = `https://example.com/${'very-long-path/'.repeat(40)}`;

describe.skipIf(!hasChromium)(`the console for everyone, ${inChromium}`, () => {
  const open = withChromium();

  test('the keyboard reaches everything and is held nowhere', async () => {
    const { mock, page } = await open();
    await mock.call('/webhooks', { body: { webhooks: { start: { status: false } } } });
    await page.locator('#exchanges > li').waitFor();
    const seen: string[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const name = String(
        await page.evaluate(
          `document.activeElement === document.body ? 'end' :
            document.activeElement.id || document.activeElement.innerText.trim()`,
        ),
      );
      if (name === 'end') break;
      expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).not.toBe(
        'none',
      );
      seen.push(name.split('\n')[0] ?? '');
    }
    const inOrder = [
      'tenant',
      'Settings',
      'reset',
      'pause',
      '200',
      'scenario-slow',
      'fire-payload',
    ];
    expect(seen.filter(name => inOrder.includes(name))).toEqual(inOrder);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('rows open, switches turn and dialogs close with the keyboard alone', async () => {
    const { mock, page } = await open();
    await mock.call('/webhooks', { body: { webhooks: {} } });
    await page.locator('#exchanges summary').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Body' }).waitFor();

    await page.getByRole('switch', { name: 'flaky' }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('share, 0 to 1').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('flaky-share');

    await page.getByRole('button', { name: 'Reset', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.id')).toBe('reset');
  });

  test('a screen reader finds landmarks, headings, names for every control, and hears what happens', async () => {
    const { mock, page } = await open();
    await mock.call('/webhooks', { body: { webhooks: {} } });
    for (const name of [
      'Settings',
      'Items',
      'Requests',
      'Deliveries',
      'Scenarios',
      'Fire an event',
    ])
      expect(await page.getByRole('region', { name, exact: true }).count(), name).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    const unnamed = await page.evaluate(`[...document.querySelectorAll('input, select, textarea')]
      .filter(control => control.labels.length === 0).map(control => control.outerHTML)`);
    expect(unnamed).toEqual([]);
    const announced = page.locator('#announcements[role="status"]');
    await expect.poll(() => announced.textContent()).toContain('POST /webhooks: 200');
  });

  test.each([360, 768, 1440])('at %i px nothing scrolls sideways', async width => {
    const { mock, page, complaints } = await open({
      context: { viewport: { width, height: 800 } },
    });
    await mock.call('/webhooks', { body: { webhooks: { start: { status: true, url: longUrl } } } });
    await mock.call(`/${'x'.repeat(500)}`, { method: 'GET' });
    await page.locator('#exchanges > li').nth(1).locator('summary').click();
    await page.getByRole('heading', { name: 'Body' }).waitFor();
    await page.getByRole('switch', { name: 'leaky' }).check();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(complaints).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'in %s mode text has a contrast of 4.5 to 1',
    async colorScheme => {
      const { mock, page } = await open({ context: { colorScheme, reducedMotion: 'reduce' } });
      await mock.call('/webhooks', {
        body: { webhooks: { start: { status: true, url: longUrl } } },
      });
      await mock.call('/webhooks', { body: { webhooks: { start: { status: 'yes' } } } });
      await page.locator('#exchanges > li').nth(1).waitFor();
      await page.locator('#exchanges summary').first().click();
      await page.locator('.violation').waitFor();
      const contrasts = await textContrasts(page);
      expect(contrasts.length).toBeGreaterThan(50);
      expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    },
  );

  test('dark mode is dark', async () => {
    const { page } = await open({ context: { colorScheme: 'dark' } });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(17, 23, 26)',
    );
  });

  test.each([
    ['reduce', 'none'],
    ['no-preference', 'appear'],
  ] as const)(
    'with motion preference %s the animation of a new row is %s',
    async (reducedMotion, name) => {
      const { mock, page } = await open({ context: { reducedMotion } });
      await mock.call('/webhooks', { body: { webhooks: {} } });
      const row = page.locator('#exchanges > li');
      await row.waitFor();
      const animation = `getComputedStyle(document.querySelector('#exchanges > li')).animationName`;
      expect(await page.evaluate(animation)).toBe(name);
    },
  );
});
