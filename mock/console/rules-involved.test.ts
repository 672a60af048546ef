import { expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { runMock } from '../testing/running-mock.ts';

const own = { 'X-Holdfast-Console': '1' };
const start = { status: true, url: 'https://example.com/start' };
const basic = { type: 'basic', basic: { username: 'u', password: 'p' } };
const apikey = { type: 'apikey', apikey: { header: 'X-Key', apikey: 'k' } };

/** The rules that the console names for the last of these updates. */
async function rulesOfLast(bodies: readonly unknown[], key = 'demo') {
  const mock = await runMock();
  for (const body of bodies) await mock.call('/webhooks', { key, body });
  const path = `/__admin/console/exchange?id=${bodies.length}`;
  const { body } = await mock.call(path, { method: 'GET', key: null, headers: own });
  return JSON.stringify(body);
}

test.each([
  [
    'omitted-hook-is-kept',
    [{ webhooks: { start } }],
    [{ webhooks: { start, submission: start, updates: start } }],
  ],
  ['included-hook-is-updated', [{ webhooks: { start } }], [{ webhooks: {} }]],
  ['hook-fields-merge', [{ webhooks: { start: { status: false } } }], [{ webhooks: { start } }]],
  ['omitted-auth-is-kept', [{ webhooks: {} }], [{ webhooks: { auth: basic }, updateAuth: true }]],
  [
    'included-auth-is-updated',
    [{ webhooks: { auth: basic }, updateAuth: true }],
    [{ webhooks: { auth: basic } }],
  ],
  ['update-auth-guards-auth', [{ webhooks: { auth: basic } }], [{ webhooks: {} }]],
  ['update-all-reaches-every-item', [{ webhooks: {}, updateAll: true }], [{ webhooks: {} }]],
  ['update-all-false-spares-items', [{ webhooks: {} }], [{ webhooks: {}, updateAll: true }]],
  ['repeat-is-idempotent', [{ webhooks: {} }], [{ webhooks: { start } }]],
  [
    'enabled-hook-needs-url',
    [{ webhooks: { start: { status: true } } }],
    [{ webhooks: { start } }],
  ],
  ['requests-are-strict', [{ webhooks: { start: { status: 1 } } }], [{ webhooks: { start } }]],
  ['hostile-input-is-refused', ['{'], [{ webhooks: {} }]],
  ['rejected-request-changes-nothing', ['{'], [{ webhooks: {} }]],
  [
    'type-switch-forgets-other',
    [
      { webhooks: { auth: basic }, updateAuth: true },
      { webhooks: { auth: apikey }, updateAuth: true },
    ],
    [{ webhooks: { auth: basic }, updateAuth: true }],
  ],
  [
    'auth-fields-merge-within-type',
    [
      { webhooks: { auth: basic }, updateAuth: true },
      { webhooks: { auth: basic }, updateAuth: true },
    ],
    [{ webhooks: { auth: basic }, updateAuth: true }],
  ],
  [
    'password-is-masked',
    [{ webhooks: { auth: basic }, updateAuth: true }],
    [{ webhooks: { auth: apikey }, updateAuth: true }],
  ],
])('%s is named where it is at work, and only there', async (rule, at, notAt) => {
  expect(await rulesOfLast(at)).toContain(`"${rule}"`);
  expect(await rulesOfLast(notAt)).not.toContain(`"${rule}"`);
});

test('a request without a valid key is a case of api-key-is-required', async () => {
  expect(await rulesOfLast([{ webhooks: {} }], 'wrong')).toContain('"api-key-is-required"');
});

test('a rule is named with its statement, as the document has it', async () => {
  const statement = defaultContract().rules['omitted-auth-is-kept']?.statement;
  expect(await rulesOfLast([{ webhooks: {} }])).toContain(JSON.stringify(statement));
});
