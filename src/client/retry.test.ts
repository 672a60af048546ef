import { describe, expect, test } from 'vitest';
import { createClient, type RetryOptions } from './index.ts';
import { answering, success } from './testing/answering.ts';

const now = Date.UTC(2026, 0, 15, 10, 0, 0);
const request = { body: { webhooks: { start: { status: false } } } };

const refusing =
  (retryAfter: string | null, status = 429) =>
  () =>
    new Response('later', {
      status,
      headers: retryAfter === null ? {} : { 'retry-after': retryAfter },
    });

/** What a call comes to with these answers, and how long it waited each time. */
async function called(answers: readonly (() => Response)[], options: RetryOptions = {}) {
  const { fetch, requests } = answering(...answers);
  const waits: number[] = [];
  const retry: RetryOptions = {
    clock: () => now,
    random: () => 0,
    sleep: async ms => void waits.push(ms),
    ...options,
  };
  const client = createClient({ baseUrl: 'https://api.example.com', apiKey: 'demo', fetch, retry });
  const { response } = await client.POST('/webhooks', request);
  return { status: response.status, waits, requests };
}

describe('a call is sent again', () => {
  test.each<[string, string, number]>([
    ['after seconds', '3', 3_000],
    ['at once', '0', 0],
    ['at a time', 'Thu, 15 Jan 2026 10:00:02 GMT', 2_000],
    ['at a time as RFC 850 wrote it', 'Thursday, 15-Jan-26 10:00:02 GMT', 2_000],
    ['at a time as asctime wrote it', 'Thu Jan 15 10:00:02 2026', 2_000],
    ['at a time that has passed', 'Thu, 15 Jan 2026 09:00:00 GMT', 0],
  ])('%s, as Retry-After has it', async (_, value, wait) => {
    for (const status of [429, 503]) {
      const outcome = await called([refusing(value, status), success]);
      expect(outcome).toMatchObject({ status: 200, waits: [wait] });
      expect(await Promise.all(outcome.requests.map(sent => sent.json()))).toEqual([
        request.body,
        request.body,
      ]);
    }
  });

  test('twice at most', async () => {
    const { status, requests, waits } = await called([refusing('1')]);
    expect([status, requests.length, waits]).toEqual([429, 3, [1_000, 1_000]]);
  });

  test('as often as is said', async () => {
    expect((await called([refusing('0')], { count: 5 })).requests).toHaveLength(6);
    expect((await called([refusing('0')], { count: 0 })).requests).toHaveLength(1);
  });

  test('for as long as is said, all waits together', async () => {
    const { requests, waits } = await called([refusing('2')], { count: 9, maxWaitMs: 5_000 });
    expect([requests.length, waits]).toEqual([3, [2_000, 2_000]]);
    expect((await called([refusing('99999999999999999999')])).waits).toEqual([]);
  });

  test('a little later by chance, and never past the bound', async () => {
    const { waits } = await called([refusing('2')], { random: () => 0.999 });
    expect(waits[0]).toBeCloseTo(2_499.5);
    expect(waits[1]).toBeCloseTo(2_499.5);
    const bounded = await called([refusing('2')], { random: () => 0.999, maxWaitMs: 2_100 });
    expect(bounded.waits).toEqual([2_100]);
  });

  test('once the connection of the refusal is free', async () => {
    const log: string[] = [];
    const body = new ReadableStream({ cancel: () => void log.push('cancelled') });
    const refusal = new Response(body, { status: 503, headers: { 'retry-after': '0' } });
    await called([() => refusal, success], { sleep: async () => void log.push('waited') });
    expect(log).toEqual(['cancelled', 'waited']);
  });
});

describe('a call is sent once', () => {
  test.each(['soon', '-1', '1.5', '', '1 GMT', '2026-01-15T10:00:02Z'])(
    'where Retry-After is "%s"',
    async value => {
      expect(await called([refusing(value)])).toMatchObject({ status: 429, waits: [] });
    },
  );

  test('without Retry-After', async () => {
    expect((await called([refusing(null, 503)])).requests).toHaveLength(1);
  });

  test.each([400, 401, 500, 502, 504])('with any other refusal: %d', async status => {
    expect((await called([refusing('0', status)])).requests).toHaveLength(1);
  });
});

describe('a call ends', () => {
  const never = () => new Promise<Response>(() => undefined);
  const connection = { baseUrl: 'https://api.example.com', apiKey: 'demo' };

  test('with a timeout, whatever fetch makes of it', async () => {
    const client = createClient({ ...connection, fetch: never, timeoutMs: 1 });
    await expect(client.POST('/webhooks', request)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('with the reason of its signal', async () => {
    const stop = new AbortController();
    const client = createClient({ ...connection, fetch: never });
    const call = client.POST('/webhooks', { ...request, signal: stop.signal });
    stop.abort(new Error('the page was left'));
    await expect(call).rejects.toThrow('the page was left');
  });

  test('while its answer is being read', async () => {
    const stop = new AbortController();
    const endless = new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }));
    const fetch = async () => {
      setTimeout(() => stop.abort(), 0);
      return endless;
    };
    const call = createClient({ ...connection, fetch }).POST('/webhooks', {
      ...request,
      signal: stop.signal,
    });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('while it waits, and nothing is sent any more', async () => {
    const stop = new AbortController();
    const { fetch, requests } = answering(refusing('4'), success);
    const refused = async (sent: Request) => {
      setTimeout(() => stop.abort(new Error('the page was left')), 0);
      return fetch(sent);
    };
    const call = createClient({ ...connection, fetch: refused }).POST('/webhooks', {
      ...request,
      signal: stop.signal,
    });
    await expect(call).rejects.toThrow('the page was left');
    expect(requests).toHaveLength(1);
  });

  test('before anything is sent, where the signal was aborted before', async () => {
    const { fetch, requests } = answering(success);
    const client = createClient({ ...connection, fetch });
    const call = client.POST('/webhooks', { ...request, signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests).toEqual([]);
  });
});
