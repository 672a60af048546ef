import { describe, expect, test } from 'vitest';
import { runMock } from '../testing/running-mock.ts';
import { hasChromium, inChromium } from './testing/browser.ts';
import { withChromium } from './testing/open-console.ts';

const start = { status: true, url: 'https://example.com/start' };
const auth = { type: 'basic', basic: { username: 'ada', password: 'hunter2-canary' } };

describe.skipIf(!hasChromium)(`the console, ${inChromium}`, () => {
  const open = withChromium();

  test('what was sent and did not count is told with the reason, in the log as in its details', async () => {
    const { mock, page } = await open();
    await mock.call('/webhooks', { body: { webhooks: { start, auth } } });
    const row = page.locator('#exchanges summary').first();
    await row.getByText('auth ignored').waitFor();
    await row.click();
    const ignored = page.locator('.ignored');
    await ignored.waitFor();
    expect(await ignored.textContent()).toBe('auth ignored: updateAuth is not true');
  });
});

/** What the console says was ignored of an update. */
async function ignoredOf(body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const mock = await runMock();
  await mock.call('/webhooks', { body, headers });
  const own = { 'X-Holdfast-Console': '1' };
  const at = '/__admin/console/exchange?id=1';
  return (await mock.call(at, { method: 'GET', key: null, headers: own })).at('ignored');
}

test('only what was sent, refused by nobody and let down by its flag was ignored', async () => {
  const ignored = [{ key: 'auth', flag: 'updateAuth' }];
  const auths = { webhooks: { auth } };
  expect(await ignoredOf(auths)).toEqual(ignored);
  expect(await ignoredOf({ ...auths, updateAuth: false })).toEqual(ignored);
  expect(await ignoredOf({ ...auths, updateAuth: true })).toEqual([]);
  expect(await ignoredOf({ webhooks: { start } })).toEqual([]);
  expect(await ignoredOf({ webhooks: { auth: { ...auth, type: 'none' } } })).toEqual([]);
  const leak = { 'X-Holdfast-Scenario': 'leaky;rule=update-auth-guards-auth' };
  expect(await ignoredOf(auths, leak)).toEqual([]);
});
