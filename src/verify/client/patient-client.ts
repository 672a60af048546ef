import type { HttpResponse } from './exchange.ts';
import type { HttpClient, WireRequest } from './http-client.ts';
import { type Clock, createPace } from './pace.ts';
import { retryAfter } from './retry-after.ts';
import { TargetUnreachable } from './target-unreachable.ts';

/** Milliseconds to wait where a 429 does not say how long. */
const unsaidWaitMs = 1_000;
const longestWaitMs = 60_000;
const mostWaits = 5;

/**
 * Milliseconds before a lost request is sent once more. A reset connection may have been an idle one
 * that was just then closed; a refused one is a server that restarts, which takes a moment.
 */
const pauses = { reset: 250, refused: 1_000 } as const;

type Loss = keyof typeof pauses;

/**
 * What a gateway says of the server behind it (RFC 9110 sections 15.6.3 to 15.6.5), often for a moment
 * only; milliseconds before each time that the same is asked again. Said every time, it is an answer.
 */
export const gatewayStatuses: readonly number[] = [502, 503, 504];
const gatewayPauses = [250, 1_000] as const;

/**
 * Keeps to a rate of requests per second, waits when the server asks for it, and repeats what a lost
 * connection took with it or a gateway did not pass on.
 */
export function createPatientClient(
  client: HttpClient,
  clock: Clock,
  perSecond = Number.POSITIVE_INFINITY,
): HttpClient {
  const turn = createPace(perSecond, clock);
  let repeats = 0;

  /**
   * Either loss is forgiven once. To repeat what may have been done already is safe here although it
   * is a POST (RFC 9110 section 9.2.2): an update twice is an update once, items are never counted,
   * and the sender forgets the events of the first time.
   */
  async function sendThroughLosses(request: WireRequest): Promise<HttpResponse> {
    for (const forgiven = new Set<Loss>(); ; ) {
      await turn();
      try {
        return await client.send(request);
      } catch (error) {
        const loss = lossIn(error);
        if (loss === null || forgiven.has(loss)) throw error;
        forgiven.add(loss);
        await repeat(request, pauses[loss]);
      }
    }
  }

  async function repeat(request: WireRequest, pause: number): Promise<void> {
    repeats += 1;
    await clock.sleep(pause);
    request.onRepeat?.();
  }

  return {
    send: async request => {
      const pauses = gatewayPauses.values();
      for (let waits = 0; ; ) {
        const response = await sendThroughLosses(request);
        const wait = askedWait(response);
        if (wait === null) {
          const pause = gatewayStatuses.includes(response.status) ? pauses.next().value : undefined;
          if (pause === undefined) return response;
          await repeat(request, pause);
          continue;
        }
        if (wait > longestWaitMs || waits === mostWaits)
          throw new TargetUnreachable(refusalToServe(request.url, response.status, wait, waits));
        waits += 1;
        await clock.sleep(wait);
      }
    },
    get losses() {
      return client.losses + repeats;
    },
    close: client.close,
  };
}

/** RFC 6585 section 4; a 503 that names a time is as little an answer (RFC 9110 section 15.6.4). */
function askedWait(response: HttpResponse): number | null {
  const asked = retryAfter(response, Date.now());
  if (response.status === 429) return asked ?? unsaidWaitMs;
  return response.status === 503 ? asked : null;
}

function refusalToServe({ origin }: URL, status: number, wait: number, waits: number): string {
  const what =
    waits === 0
      ? `asks to wait ${Math.ceil(wait / 1000)} s`
      : `still asks to wait after ${waits} waits`;
  return `${origin} answers ${status} and ${what}; give --rate N with fewer requests per second, or raise its limit`;
}

/** A server that restarts, or a network that does. */
const unreachable: readonly unknown[] = [
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
];

function lossIn(error: unknown): Loss | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (unreachable.includes(code)) return 'refused';
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'reset' : null;
}
