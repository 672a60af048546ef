import { describe, expect, test } from 'vitest';
import type { HttpResponse } from './exchange.ts';
import { createPatientClient } from './patient-client.ts';
import { TargetUnreachable } from './target-unreachable.ts';

const url = new URL('http://localhost:8080/webhooks');

/** A client whose requests end as listed, the last one over and over. */
function patient(...outcomes: readonly (HttpResponse | Error)[]) {
  const slept: number[] = [];
  let sent = 0;
  let repeats = 0;
  const client = createPatientClient(
    {
      send: async () => {
        const outcome = outcomes[Math.min(sent, outcomes.length - 1)];
        sent += 1;
        if (outcome === undefined || outcome instanceof Error) throw outcome;
        return outcome;
      },
      losses: 0,
      close: () => {},
    },
    {
      now: () => 0,
      sleep: async milliseconds => {
        slept.push(milliseconds);
      },
    },
  );
  const onRepeat = () => {
    repeats += 1;
  };
  return {
    client,
    slept,
    send: () => client.send({ method: 'POST', url, headers: {}, onRepeat }),
    counts: () => ({ sent, repeats, losses: client.losses }),
  };
}

function answer(status: number, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { status, headers, text: '', json: undefined };
}

function lost(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('an answer that asks to wait', () => {
  test.each([
    ['429 with a time', answer(429, { 'retry-after': '2' }), [2_000]],
    ['429 without one', answer(429), [1_000]],
    ['503 with a time', answer(503, { 'retry-after': '7' }), [7_000]],
  ])('%s is waited for', async (_, first, waits) => {
    const { send, slept } = patient(first, answer(200));
    expect(await send()).toEqual(answer(200));
    expect(slept).toEqual(waits);
  });

  test('again and again ends with a sentence', async () => {
    const { send, slept } = patient(answer(429, { 'retry-after': '1' }));
    await expect(send()).rejects.toThrow(
      new TargetUnreachable(
        'http://localhost:8080 answers 429 and still asks to wait after 5 waits; give --rate N with fewer requests per second, or raise its limit',
      ),
    );
    expect(slept).toHaveLength(5);
  });

  test('longer than a minute ends with a sentence at once', async () => {
    const { send, slept } = patient(answer(429, { 'retry-after': '61' }));
    await expect(send()).rejects.toThrow(/answers 429 and asks to wait 61 s;/);
    expect(slept).toEqual([]);
  });
});

describe('a request whose connection is lost', () => {
  test.each([
    ['once by a reset', [lost('ECONNRESET')], [250]],
    ['once by a refusal', [lost('ECONNREFUSED')], [1_000]],
    ['by a reset, then by a refusal', [lost('ECONNRESET'), lost('ECONNREFUSED')], [250, 1_000]],
  ])('%s is sent again', async (_, losses, waits) => {
    const { send, slept, counts } = patient(...losses, answer(200));
    expect(await send()).toEqual(answer(200));
    expect(slept).toEqual(waits);
    expect(counts()).toEqual({
      sent: losses.length + 1,
      repeats: losses.length,
      losses: losses.length,
    });
  });

  test.each(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'EAI_AGAIN'])(
    'twice by %s is given up',
    async code => {
      const { send, counts } = patient(lost(code), lost(code), answer(200));
      await expect(send()).rejects.toThrow(code);
      expect(counts()).toEqual({ sent: 2, repeats: 1, losses: 1 });
    },
  );

  test('by a timeout is not sent again', async () => {
    const { send, counts } = patient(new Error('timeout'), answer(200));
    await expect(send()).rejects.toThrow('timeout');
    expect(counts()).toEqual({ sent: 1, repeats: 0, losses: 0 });
  });
});

describe('what a gateway says', () => {
  test.each([502, 503, 504])('%d for a moment is no answer', async status => {
    const { send, slept, counts } = patient(answer(status), answer(status), answer(200));
    expect(await send()).toEqual(answer(200));
    expect(slept).toEqual([250, 1_000]);
    // As with a lost connection, what was asked for may have been done.
    expect(counts()).toEqual({ sent: 3, repeats: 2, losses: 2 });
  });

  test.each([502, 503, 504])('%d again and again is one', async status => {
    const { send, counts } = patient(answer(status));
    expect(await send()).toEqual(answer(status));
    expect(counts()).toMatchObject({ sent: 3 });
  });

  test.each([500, 501, 505])('%d is an answer of the server itself', async status => {
    const { send, counts } = patient(answer(status), answer(200));
    expect(await send()).toEqual(answer(status));
    expect(counts()).toMatchObject({ sent: 1 });
  });
});
