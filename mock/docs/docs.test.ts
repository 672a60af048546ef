import { describe, expect, test } from 'vitest';
import { isRecord, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { hasChromium, inChromium } from '../console/testing/browser.ts';
import { withChromium } from '../console/testing/open-console.ts';
import { textContrasts } from '../console/testing/text-contrasts.ts';
import { runMock } from '../testing/running-mock.ts';

describe.skipIf(!hasChromium)(`the docs, ${inChromium}`, () => {
  const open = withChromium();
  const path = '/__docs';

  test('operations, rules with their source, and examples are there to read', async () => {
    const { page } = await open({ path });
    const operation = page.locator('[id="operation/updateAssessmentWebhooks"]');
    await operation.getByText('A hook left out of').waitFor({ state: 'attached' });
    const text = await operation.textContent();
    for (const { id } of defaultContract().updates[0]?.rules ?? []) expect(text).toContain(id);
    expect(text).toContain('Omitted keys keep their existing values where supported.');
    expect(text).toContain('Webhook added successfully');
    await page.getByRole('heading', { name: 'Rules' }).first().waitFor();
  });

  test('the rules of an operation are folded until somebody asks for them', async () => {
    const { page } = await open({ path });
    const operation = page.locator('[id="operation/updateAssessmentWebhooks"]');
    const rule = operation.getByText('A hook left out of');
    await rule.waitFor({ state: 'attached' });
    expect(await rule.isVisible()).toBe(false);
    await operation.getByText('Rules (30)').click();
    await rule.waitFor();
  });

  test('a link leads back to the console, from wherever one has read to', async () => {
    const { page } = await open({ path });
    const heading = page.getByRole('heading', { name: 'Add or update the AI interview webhooks' });
    await heading.scrollIntoViewIfNeeded();
    await page.getByRole('link', { name: 'Back to the console' }).click();
    await page.getByRole('heading', { name: 'Holdfast console' }).waitFor();
  });

  test('the page follows the colour scheme, and its change', async () => {
    const { page } = await open({ path, context: { colorScheme: 'dark' } });
    const heading = page.getByRole('heading', { name: 'Add or update the assessment webhooks' });
    const colour = () =>
      page.evaluate("getComputedStyle(document.querySelector('#docs h2')).color");
    await heading.waitFor();
    const inTheDark = await colour();
    expect(inTheDark).toBe('rgb(228, 236, 236)');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(colour).not.toBe(inTheDark);
    expect(await page.locator('#docs').count()).toBe(1);
  });

  test.each(['light', 'dark'] as const)('no %s text has a contrast under 4.5', async scheme => {
    const { page, complaints } = await open({ path, context: { colorScheme: scheme } });
    await page.getByRole('heading', { name: 'Add or update the AI interview webhooks' }).waitFor();
    await page.evaluate(unfoldAll);
    const contrasts = await textContrasts(page);
    expect(contrasts.length).toBeGreaterThan(1500);
    expect(contrasts.filter(({ ratio }) => !(ratio >= 4.5))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('the page asks nobody but the mock, and breaks no policy', async () => {
    const { page, traffic, asked, complaints } = await open({ path });
    await page.getByRole('heading', { name: 'Add or update the assessment webhooks' }).waitFor();
    expect(asked.length).toBeGreaterThan(3);
    const isOwn = (url: string) => url.startsWith(traffic.url) || /^(blob|data):/.test(url);
    expect(asked.filter(url => !isOwn(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('a document of somebody else runs nothing', async () => {
    const description =
      '<img src=x onerror="document.title=`owned`"><script>document.title="owned"</script>Harmless';
    const contract = readContract(
      withValueAt(defaultContract().document, ['info', 'description'], description),
    );
    const { page } = await open({ path, mock: { contract } });
    await page.getByText('Harmless').waitFor();
    expect(await page.title()).toBe('API docs');
  });
});

/** Runs in the page: opens rules, answers, and members of members. */
const unfoldAll = `(async () => {
  for (const fold of document.querySelectorAll('#docs details')) fold.open = true;
  for (const heading of document.querySelectorAll('#docs h5'))
    if (/^Authorizations/.test(heading.textContent)) heading.click();
  const opened = new Set(document.querySelectorAll('#docs [aria-expanded="true"]'));
  for (let depth = 0; depth < 5; depth++) {
    for (const button of document.querySelectorAll('#docs button')) {
      const unfolds = /^expand/.test(button.ariaLabel ?? '') || /^([1-5]\\d\\d|post)/.test(button.innerText);
      if (!unfolds || opened.has(button)) continue;
      opened.add(button);
      button.click();
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
})()`;

test('the described document is the contract’s own, with this mock as its server', async () => {
  const mock = await runMock();
  const response = await fetch(`${mock.url}/__docs/openapi.json`);
  const described: unknown = await response.json();
  expect(isRecord(described) && described.servers).toEqual([
    { url: mock.url, description: 'This mock.' },
  ]);
  const { updates, rules } = readContract(described);
  const own = defaultContract();
  expect(updates.map(({ path, shape }) => ({ path, shape }))).toEqual(
    own.updates.map(({ path, shape }) => ({ path, shape })),
  );
  expect(rules).toEqual(own.rules);
});

test('an operation says which of its keys count with a flag only, whatever its own description says', async () => {
  const at = ['paths', '/webhooks', 'post', 'description'];
  const contract = readContract(withValueAt(defaultContract().document, at, 'Hooks.'));
  const mock = await runMock({ contract });
  const { body } = await mock.call('/__docs/openapi.json', { method: 'GET' });
  expect(valueAt(body, at)).toContain(
    'Hooks.\n\n**`auth` counts with `updateAuth: true` only**; otherwise it is checked and then ignored.',
  );
  const other = ['paths', '/ai-interviews/settings/webhooks', 'post', 'description'];
  expect(valueAt(body, other)).not.toContain('counts with');
});

test('scripts come from the mock alone', async () => {
  const mock = await runMock();
  const { headers } = await fetch(`${mock.url}/__docs`);
  const policy = headers.get('content-security-policy')?.split('; ');
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("default-src 'none'");
  expect((await fetch(`${mock.url}/__docs/nothing`)).status).toBe(404);
});
