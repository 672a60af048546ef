import { describe, expect } from 'vitest';
import { createTest, type MockFixture } from './index.ts';

const test = createTest({ seed: { tenants: { demo: { items: { assessments: 1 } } } } });
const ended: MockFixture['mock'][] = [];

const init = { method: 'POST', headers: { apiKey: 'demo', 'Content-Type': 'application/json' } };
const update = (url: string) => ({
  ...init,
  body: JSON.stringify({ webhooks: { start: { status: true, url } } }),
});

describe.each(['https://example.com/a', 'https://example.com/b'])('for %s', url => {
  test('each test has a mock of its own, with the seed', async ({ mock }) => {
    expect(mock.requests()).toEqual([]);
    const before = await mock.fetch('/webhooks', { ...init, body: '{"webhooks":{}}' });
    expect(await before.json()).toMatchObject({ webhook: { start: { status: false, url: null } } });
    const after = await mock.fetch('/webhooks', update(url));
    expect(await after.json()).toMatchObject({ webhook: { start: { status: true, url } } });
    const item = await mock.fetch('/__admin/items/assessments/1', { headers: init.headers });
    expect(item.status).toBe(200);
    await mock.listen();
    ended.push(mock);
  });
});

test('a mock is closed with its test', async ({ mock }) => {
  expect(ended).toHaveLength(2);
  for (const other of ended) expect(other).not.toBe(mock);
  await expect(ended[0]?.fetch('/webhooks', update('https://example.com/'))).rejects.toMatchObject({
    cause: { message: 'the mock is closed' },
  });
});
