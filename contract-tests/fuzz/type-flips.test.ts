import { expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import {
  apiKey,
  type RecordedRequest,
  sendWhatRulesSend,
  startRecordingServer,
} from './testing/recording.ts';
import { typeFlips } from './type-flips.ts';

const { updates } = defaultContract();

test('every place takes the five other types', () => {
  const flips = typeFlips({ a: [true], b: 'x' });
  expect(flips).toHaveLength(4 * 5);
  expect(flips).toContainEqual({ at: [], type: 'null', body: null });
  expect(flips).toContainEqual({ at: ['a', '0'], type: 'number', body: { a: [7], b: 'x' } });
  expect(flips).toContainEqual({ at: ['b'], type: 'object', body: { a: [true], b: {} } });
});

// Thousands of requests, each with a look at the state behind it.
const timeout = 240_000;

test('what the generators of all rules make, with a type flipped, is taken or refused, never a failure', {
  timeout,
}, async () => {
  await using server = await startRecordingServer();
  await sendWhatRulesSend(server);
  const call = async (method: string, target: string, body: unknown) => {
    const response = await fetch(`${server.url}${target}`, {
      method,
      headers: { apiKey, 'Content-Type': 'application/json' },
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
  const state = async () => {
    const views = await Promise.all(
      updates.map(({ method, path }) => call(method.toUpperCase(), path, { webhooks: {} })),
    );
    return views.map(({ text }) => text).join();
  };

  const tried = new Map<string, number>();
  let before = await state();
  for (const { method, target, body } of server.requests.filter(isWrite)) {
    const update = updates.find(
      known => known.path === target && known.method.toUpperCase() === method,
    );
    for (const { at, type, body: flipped } of typeFlips(body)) {
      const place = `${method} ${route(target)} ${at.join('/')}: ${type}`;
      const times = (tried.get(place) ?? 0) + 1;
      if (times > timesEach) continue;
      tried.set(place, times);
      const answer = await call(method, target, flipped);
      const after = await state();
      if (update !== undefined && update.request(flipped).length > 0)
        expect(answer.status, place).toBe(400);
      if (answer.status >= 300) {
        expect(answer.status, place).toBeLessThan(500);
        expect(answer.type, place).toBe('application/problem+json');
        expect(after, place).toBe(before);
      }
      before = after;
    }
  }
  expect(tried.size).toBeGreaterThan(500);
});

/** Often enough for a place to be met among different neighbours. */
const timesEach = 3;

/** Other methods are refused whatever their body is. */
function isWrite({ method }: RecordedRequest): boolean {
  return method === 'POST' || method === 'PUT';
}

/** A target without its ids. */
function route(target: string): string {
  return target.replace(/\/[^/]*\d[^/]*$/, '/{id}');
}
