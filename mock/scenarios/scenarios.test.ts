import { describe, expect, test } from 'vitest';
import { expectProblem, type RunningMock, runMock } from '../testing/running-mock.ts';
import { interviews, settings, start, unset } from '../testing/settings.ts';

/** A mock that writes down how long it would have waited. */
async function impatientMock() {
  const waits: number[] = [];
  const mock = await runMock({
    sleep: async milliseconds => {
      waits.push(milliseconds);
      return true;
    },
  });
  return { mock, waits };
}

function update(mock: RunningMock, scenario: string, webhooks: unknown = {}) {
  return mock.call(interviews, {
    body: { webhooks },
    headers: { 'X-Holdfast-Scenario': scenario },
  });
}

async function statuses(mock: RunningMock, scenario: string, count: number): Promise<number[]> {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await update(mock, scenario)).status);
  return seen;
}

describe('a failure', () => {
  test.each([
    ['unauthorized', 401, 'unauthorized'],
    ['rate-limited', 429, 'too-many-requests'],
    ['server-error', 500, 'internal-error'],
    ['flaky;share=1', 503, 'service-unavailable'],
  ])('%s is a problem, changes nothing, and is told', async (scenario, status, code) => {
    const mock = await runMock();
    const reply = await update(mock, scenario, { start });
    expectProblem(reply, status, code);
    expect(reply.headers.get('x-holdfast-scenario')).toBe(scenario.split(';')[0]);
    expect(await settings(mock)).toMatchObject({ start: unset });
  });

  test('rate-limited tells when to come back', async () => {
    const mock = await runMock();
    expect((await update(mock, 'rate-limited')).headers.get('retry-after')).toBe('30');
    const later = await update(mock, 'rate-limited;retry-after=7');
    expect(later.headers.get('retry-after')).toBe('7');
  });

  test('unauthorized challenges like a wrong key', async () => {
    const reply = await update(await runMock(), 'unauthorized');
    expect(reply.headers.get('www-authenticate')).toContain('apiKey');
  });

  test('offline resets the connection, and the mock goes on', async () => {
    const mock = await runMock();
    const error: unknown = await update(mock, 'offline').catch((reason: unknown) => reason);
    expect(error).toHaveProperty('cause.code', 'ECONNRESET');
    expect((await update(mock, '')).status).toBe(200);
  });

  test('does not touch the test hooks', async () => {
    const mock = await runMock();
    const headers = { 'X-Holdfast-Scenario': 'server-error' };
    const reply = await mock.call('/__admin/items/assessments', { headers, body: { count: 1 } });
    expect(reply.status).toBe(201);
  });
});

describe('slow', () => {
  test('waits before whatever is answered', async () => {
    const { mock, waits } = await impatientMock();
    const ok = await update(mock, 'slow;delay=500');
    const refused = await update(mock, 'slow;delay=300', { nothing: 1 });
    const failed = await update(mock, 'slow;delay=200, server-error');
    expect([ok.status, refused.status, failed.status]).toEqual([200, 400, 500]);
    expect(waits).toEqual([500, 300, 200]);
    expect(ok.headers.get('x-holdfast-scenario')).toBe('slow;delay=500');
    expect(failed.headers.get('x-holdfast-scenario')).toBe('slow;delay=200, server-error');
  });

  test('varies within its jitter, the same for the same seed', async () => {
    const runs = await Promise.all(
      [1, 1, 2].map(async seed => {
        const { mock, waits } = await impatientMock();
        for (let request = 0; request < 8; request += 1)
          await update(mock, `slow;delay=500;jitter=100;seed=${seed}`);
        return waits;
      }),
    );
    const [first = [], second = [], other = []] = runs;
    expect(first).toEqual(second);
    expect(first).not.toEqual(other);
    expect(new Set(first).size).toBeGreaterThan(1);
    expect(Math.min(...first)).toBeGreaterThanOrEqual(500);
    expect(Math.max(...first)).toBeLessThanOrEqual(600);
  });
});

describe('flaky', () => {
  test('fails in its share of the requests, the same ones for the same seed', async () => {
    const first = await statuses(await runMock(), 'flaky;share=0.3;seed=7', 60);
    expect(first).toEqual(await statuses(await runMock(), 'flaky;share=0.3;seed=7', 60));
    expect(first).not.toEqual(await statuses(await runMock(), 'flaky;share=0.3;seed=8', 60));
    const failed = first.filter(status => status === 503).length;
    expect(failed).toBeGreaterThan(60 * 0.1);
    expect(failed).toBeLessThan(60 * 0.5);
  });

  test.each([
    ['0', 200],
    ['1', 503],
  ])('with a share of %s always is %d', async (share, status) => {
    const seen = await statuses(await runMock(), `flaky;share=${share}`, 5);
    expect(new Set(seen)).toEqual(new Set([status]));
  });
});

describe('several scenarios', () => {
  test('fail in the order line, gateway, server, however they are listed', async () => {
    const mock = await runMock();
    expect((await update(mock, 'server-error, rate-limited')).status).toBe(429);
    expect((await update(mock, 'rate-limited, unauthorized')).status).toBe(401);
    expect((await update(mock, 'flaky;share=1, server-error')).status).toBe(500);
  });

  test('take over from each other when times is used up', async () => {
    const mock = await runMock();
    const seen = await statuses(mock, 'unauthorized;times=1, rate-limited;times=2', 5);
    expect(seen).toEqual([401, 429, 429, 200, 200]);
  });

  test('of one tenant leave another alone', async () => {
    const mock = await runMock();
    await statuses(mock, 'server-error;times=2', 2);
    const reply = await mock.call(interviews, {
      key: 'demo-2',
      body: { webhooks: {} },
      headers: { 'X-Holdfast-Scenario': 'server-error;times=2' },
    });
    expect(reply.status).toBe(500);
  });
});

describe('a header that cannot be read is a 400 with the reason', () => {
  test.each([
    ['slow,', 'must be a list of names with parameters'],
    ['sloww', 'member 1: is not the name of a scenario; there is slow, flaky,'],
    ['flaky, slow;delay=-1', 'member 2, delay: must be a whole number from 0 to 60000'],
    ['slow;delay=1.5', 'member 1, delay: must be a whole number'],
    ['flaky;share=1.1', 'member 1, share: must be a number from 0 to 1'],
    ['flaky;share="0.1"', 'member 1, share: must be a number'],
    ['slow;dealy=5', 'member 1, dealy: is not known; there is delay, jitter, seed, times'],
    ['offline;times=0', 'member 1, times: must be a whole number from 1'],
    [
      'slow;delay=1.5;jitter=x, flaky;share=2',
      'member 1, delay: must be a whole number from 0 to 60000; member 1, jitter: must be a whole number from 0 to 60000; member 2, share: must be',
    ],
    ['leaky', 'member 1, rule: is required; it must be one of omitted-hook-is-kept,'],
    ['leaky;rule=none', 'member 1, rule: must be one of omitted-hook-is-kept,'],
    ['leaky;rule=hook-fields-merge, leaky;rule=errors-are-problems', 'member 2: is in the list'],
    [Array.from({ length: 17 }, () => 'slow').join(), 'the list: must not be longer than 16'],
  ])('%s', async (scenario, reason) => {
    const reply = await update(await runMock(), scenario);
    expectProblem(reply, 400, 'malformed-request');
    expect(reply.at('detail')).toContain(`X-Holdfast-Scenario: ${reason}`);
  });
});
