import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { TargetUnreachable } from '../../src/verify/client/target-unreachable.ts';
import { EndedEarly } from '../../src/verify/ended-early.ts';
import { minimalServer } from './minimal/server.ts';
import { oneConnectionAtATime } from './one-connection.ts';
import { restarting } from './restarting.ts';
import { exceptions, foreignKeys, running, verifyForeign } from './running.ts';
import {
  answeringTrace,
  closing,
  compressed,
  failingEvery,
  hangingUp,
  inPieces,
  limiting,
  losingEvery,
  shouting,
  slow,
} from './transports.ts';

const testHooks = '/test-hooks';
const server = () => minimalServer({ keys: Object.values(foreignKeys), testHooks: true });

/** Rules that use everything that travels: views, items, deliveries, errors, two tenants, concurrency. */
const only = [
  'omitted-auth-is-kept',
  'included-auth-is-updated',
  'update-all-reaches-every-item',
  'events-follow-their-hook',
  'errors-are-problems',
  'tenants-are-isolated',
  'concurrent-updates-all-land',
];
const allHeld = { held: 2 * only.length, broken: 0, unobservable: 0 };

/** Time that passes only while somebody sleeps. */
function sleeper() {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
}

describe('a right server is not blamed for how its answers travel', () => {
  test.each([
    ['slowly', slow(2)],
    ['in pieces', inPieces],
    ['over a connection each', closing],
    ['over connections that are closed behind them', hangingUp],
    ['over connections that are lost once something was done', losingEvery(7)],
    ['through a gateway that fails for a moment', failingEvery(7, 502)],
    ['from a server that fails once in a while', failingEvery(97, 500)],
    ['compressed', compressed('gzip', gzipSync)],
    ['in other letters and words', shouting],
  ])('%s', async (_, transport) => {
    await using target = await running(transport(server()));
    const report = await verifyForeign(target, { testHooks, only, sleep: async () => {} });
    expect(exceptions(report)).toEqual([]);
    expect(report.summary).toEqual(allHeld);
  });

  test('behind a proxy that answers TRACE itself', async () => {
    await using target = await running(answeringTrace(server()));
    const report = await verifyForeign(target, { only: ['hostile-input-is-refused'] });
    expect(exceptions(report)).toEqual([]);
    expect(report.summary).toEqual({ held: 2, broken: 0, unobservable: 0 });
  });

  test('one connection at a time', async () => {
    await using target = await oneConnectionAtATime(server());
    const report = await verifyForeign(target, { testHooks, only });
    expect(exceptions(report)).toEqual([]);
    expect(report.summary).toEqual(allHeld);
  });
});

describe('a failure that does not come again', () => {
  test('is told of, and counts for no rule', async () => {
    await using target = await running(failingEvery(97, 500)(server()));
    const notices: string[] = [];
    const onNotice = (notice: string) => notices.push(notice);
    const report = await verifyForeign(target, { testHooks, only, onNotice });
    expect(report.summary).toEqual(allHeld);
    expect(notices).toEqual([
      expect.stringMatching(
        /^500 to \S+ \S+( and \d+ more)? did not come again when the same was asked once more/,
      ),
    ]);
  });

  test.each([500, 502, 503])('unlike a %d that does', async status => {
    const own = server();
    await using target = await running((request, response) => {
      if (request.headers['content-type'] !== 'text/plain') return own(request, response);
      request.resume();
      response.writeHead(status, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ status, title: 'oh' }));
    });
    const rule = ['errors-are-problems'];
    const report = await verifyForeign(target, { only: rule, sleep: async () => {} });
    expect(report.summary).toEqual({ held: 0, broken: 2, unobservable: 0 });
  });
});

describe('a server that restarts in the middle', () => {
  test.each([100, 101, 102, 103, 104, 105])(
    'and forgets everything, after %i requests, is not blamed',
    async requests => {
      await using target = await restarting(server, requests);
      const report = await verifyForeign(target, {
        testHooks,
        only: ['omitted-hook-is-kept', 'included-auth-is-updated'],
        runs: 10,
        sleep: target.restart,
      });
      expect(exceptions(report)).toEqual([]);
      expect(target.starts()).toBe(2);
    },
  );

  test('and stays away ends the run with a sentence', async () => {
    await using target = await restarting(server, 60);
    const { slept, sleep } = sleeper();
    const ended = await verifyForeign(target, { testHooks, only, sleep }).catch(error => error);
    expect(ended).toBeInstanceOf(EndedEarly);
    expect(ended.cause).toBeInstanceOf(TargetUnreachable);
    expect(ended.report.summary.held).toBeGreaterThan(0);
    expect(ended.message).toBe(
      `${target.url} cannot be reached (connect ECONNREFUSED ${new URL(target.url).host}); is the server running?`,
    );
    // A reset is repeated soon and a refusal a little later, each once, then once more to be sure.
    expect(slept).toEqual([250, 1000, 1000]);
  });
});

describe('a server that limits the rate', () => {
  test('is waited for, and its 429 is the answer of no rule', async () => {
    await using target = await running(limiting(5, '3')(server()));
    const { slept, sleep } = sleeper();
    const report = await verifyForeign(target, { testHooks, only, sleep });
    expect(exceptions(report)).toEqual([]);
    expect(report.summary).toEqual(allHeld);
    expect(new Set(slept)).toEqual(new Set([3000]));
  });

  test('for too long ends the run with a sentence', async () => {
    await using target = await running(limiting(1, '3600')(server()));
    const { slept, sleep } = sleeper();
    await expect(verifyForeign(target, { sleep })).rejects.toThrow(
      new TargetUnreachable(
        `${target.url} answers 429 and asks to wait 3600 s; give --rate N with fewer requests per second, or raise its limit`,
      ),
    );
    expect(slept).toEqual([]);
  });

  test('is not met at a rate below its own, test hooks included', async () => {
    const { now, sleep } = sleeper();
    const times: number[] = [];
    const own = server();
    await using target = await running((request, response) => {
      times.push(now());
      own(request, response);
    });
    // One after the other, as this clock goes on by every sleep.
    const rule = ['omitted-auth-is-kept'];
    const report = await verifyForeign(target, { testHooks, only: rule, rate: 20, now, sleep });
    expect(report.summary).toEqual({ held: 2, broken: 0, unobservable: 0 });
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBe(50);
  });
});

describe('a slow server', () => {
  /** Every request takes half a second of a clock that only the server moves. */
  async function verifySlow(wishes: { budgetMs?: number }) {
    let served = 0;
    const own = server();
    await using target = await running((request, response) => {
      served += 1;
      own(request, response);
    });
    const notices: string[] = [];
    const report = await verifyForeign(target, {
      testHooks,
      only,
      runs: 20,
      now: () => served * 500,
      onNotice: notice => notices.push(notice),
      ...wishes,
    });
    return { report, notices };
  }

  test('gets fewer cases of every rule and the run says so', async () => {
    const { report, notices } = await verifySlow({ budgetMs: 600_000 });
    expect(exceptions(report)).toEqual([]);
    expect(notices).toEqual([
      'a request takes 500 ms, so fewer cases are run, to end within about 10 minutes; --runs N runs them all',
    ]);
    const cases = report.rules.map(rule => rule.cases);
    expect(Math.min(...cases)).toBeGreaterThanOrEqual(1);
    expect(report.durationMs).toBeLessThan(900_000);
  });

  test('gets all cases when there is no limit', async () => {
    const { report, notices } = await verifySlow({});
    expect(notices).toEqual([]);
    expect(Math.min(...report.rules.map(rule => rule.cases))).toBeGreaterThanOrEqual(20);
  });
});
