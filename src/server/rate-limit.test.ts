import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createRateLimit } from './rate-limit.ts';
import { expectProblem } from './testing/problems.ts';
import { acme, globex, start } from './testing/running.ts';

const body = { webhooks: {} };
const json = { 'Content-Type': 'application/json' };

describe('a rate limit', () => {
  test('answers one request too many with a 429 that says when to come back', async () => {
    await using server = await start({ limit: createRateLimit(2) });
    const statuses = [];
    for (let sent = 0; sent < 2; sent += 1)
      statuses.push((await server.call('/webhooks', { body })).status);
    expect(statuses).toEqual([200, 200]);
    const answer = await server.call('/webhooks', { body });
    expectProblem(answer, 429, 'too-many-requests');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });

  test('tells what is left, and answers keep their other headers', async () => {
    await using server = await start({ limit: createRateLimit(2) });
    const { headers } = await server.call('/webhooks', { body });
    expect(headers.get('ratelimit-policy')).toMatch(/^"per-tenant"; q=2; w=60/);
    expect(headers.get('ratelimit')).toMatch(/^"per-tenant"; r=1; t=\d+$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toBe('application/json');
  });

  test('is each tenant’s own, over all operations', async () => {
    await using server = await start({ limit: createRateLimit(1) });
    const call = (path: string, key: { apiKey: string }) =>
      server.call(path, { body, headers: { ...key, ...json } });
    expect((await call('/webhooks', acme)).status).toBe(200);
    expect((await call('/ai-interviews/settings/webhooks', acme)).status).toBe(429);
    expect((await call('/webhooks', globex)).status).toBe(200);
  });

  test('does not count unknown keys, nor do they use up a tenant’s requests', async () => {
    const limit = vi.fn(createRateLimit(1));
    await using server = await start({ limit });
    for (let sent = 0; sent < 5; sent += 1) {
      const headers = { apiKey: `made-up-${sent}`, ...json };
      expect((await server.call('/webhooks', { body, headers })).status).toBe(401);
    }
    expect(limit).not.toHaveBeenCalled();
    expect((await server.call('/webhooks', { body })).status).toBe(200);
  });

  test('changes nothing when it refuses', async () => {
    await using server = await start({ limit: createRateLimit(1) });
    const first = { status: true, url: 'https://example.com/a' };
    await server.call('/webhooks', { body });
    await server.call('/webhooks', { body: { webhooks: { start: first } } });
    await using fresh = await start({ store: server.store });
    expect((await fresh.call('/webhooks', { body })).body).toMatchObject({
      webhook: { start: { status: false, url: null } },
    });
  });
});

describe('the clock of the machine', () => {
  const times = ['2026-01-15T09:00:00Z', '2026-01-15T11:00:00Z', '2030-01-15T10:00:00Z'];

  test.each(times)('does not count, should it be set to %s', async time => {
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ now: new Date('2026-01-15T10:00:00Z'), toFake: ['Date'] });
    let now = 500;
    await using server = await start({ limit: createRateLimit(1, () => now) });
    expect((await server.call('/webhooks', { body })).status).toBe(200);
    vi.setSystemTime(new Date(time));
    now += 20_000;
    const refused = await server.call('/webhooks', { body });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
    now += 40_000;
    const answered = await server.call('/webhooks', { body });
    expect([answered.status, answered.headers.get('ratelimit')]).toEqual([
      200,
      '"per-tenant"; r=0; t=60',
    ]);
  });
});

test('without one there are no such headers', async () => {
  await using server = await start();
  const { headers } = await server.call('/webhooks', { body });
  expect([headers.get('ratelimit'), headers.get('retry-after')]).toEqual([null, null]);
});
