import { describe, expect, test } from 'vitest';
import { isRecord, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import { defaultContract } from '../../src/contract/load-contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { hasChromium, inChromium } from '../console/testing/browser.ts';
import { withChromium } from '../console/testing/open-console.ts';
import { runMock } from '../testing/running-mock.ts';

describe.skipIf(!hasChromium)(`the docs, ${inChromium}`, () => {
  const open = withChromium();
  const path = '/__docs';

  test('operations, rules with their source, and examples are there to read', async () => {
    const { page } = await open({ path });
    const operation = page.locator('[id="operation/updateAssessmentWebhooks"]');
    await operation.getByText('A hook left out of').waitFor();
    const text = await operation.textContent();
    for (const { id } of defaultContract().updates[0]?.rules ?? []) expect(text).toContain(id);
    expect(text).toContain('Omitted keys keep their existing values where supported.');
    expect(text).toContain('Webhook added successfully');
    await page.getByRole('heading', { name: 'Rules' }).first().waitFor();
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
