import { expect, test, vi } from 'vitest';
import { runMock } from './testing/running-mock.ts';

test('one line per request: method, path, status, tenant, time', async () => {
  let now = 0;
  const mock = await runMock({
    clock: () => now,
    // Operations take 7 ms here, and nothing else takes any time.
    sleep: async () => {
      now += 7;
      return true;
    },
    keys: [{ name: 'acme', key: 's3cret' }],
  });
  await mock.call('/webhooks', { key: 's3cret', body: { webhooks: {} } });
  await mock.call('/nowhere?apiKey=s3cret', { key: 'wr0ng', method: 'GET' });
  await vi.waitFor(() => expect(mock.log).toHaveLength(2));
  expect(mock.log).toEqual(['POST /webhooks 200 acme 7 ms', 'GET /nowhere 404 - 0 ms']);
});

test('a tenant that any key made has a name of its own, not its key', async () => {
  const mock = await runMock({ anyKey: true });
  await mock.call('/webhooks', { key: 's3cret', body: { webhooks: {} } });
  await vi.waitFor(() => expect(mock.log).toHaveLength(1));
  expect(mock.log[0]).toMatch(/^POST \/webhooks 200 any-key-1 \d+ ms$/);
});
