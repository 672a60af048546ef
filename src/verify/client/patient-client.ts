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

/** Keeps to a rate of requests per second, waits when the server asks for it, and repeats what a lost connection took with it. */
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
        repeats += 1;
        await clock.sleep(pauses[loss]);
        request.onRepeat?.();
      }
    }
  }

  return {
    send: async request => {
      for (let waits = 0; ; waits += 1) {
        const response = await sendThroughLosses(request);
        const wait = askedWait(response);
        if (wait === null) return response;
        if (wait > longestWaitMs || waits === mostWaits)
          throw new TargetUnreachable(refusalToServe(request.url, response.status, wait, waits));
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

function lossIn(error: unknown): Loss | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ECONNREFUSED') return 'refused';
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'reset' : null;
}
