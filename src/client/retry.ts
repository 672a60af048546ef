/** How often, and how long, a call waits for a server that asks it to come back. */
export interface RetryOptions {
  /** How many times a call is sent again at most: 2 unless given, and 0 for never. */
  readonly count?: number;
  /** Milliseconds that one call waits at most, all its waits together: 5,000 unless given. */
  readonly maxWaitMs?: number;
  /** Milliseconds since 1970; `Date.now` unless given. */
  readonly clock?: () => number;
  /** Waits, and rejects with the reason of the signal once that is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1; `Math.random` unless given. */
  readonly random?: () => number;
}

/**
 * Sends a request, and again while the answer is a 429 or a 503 that says when to come back. Both say
 * that nothing has changed, so that this is safe for any method. Without a `Retry-After`, and where that
 * is longer than there is patience, the answer is what the call comes to.
 */
export async function sendAgain(
  request: Request,
  send: (request: Request) => Promise<Response>,
  options: RetryOptions = {},
): Promise<Response> {
  const { count = 2, maxWaitMs = 5_000, random = Math.random } = options;
  const { clock = Date.now, sleep = sleepFor } = options;
  for (let sent = 0, waited = 0; ; sent++) {
    // What is sent is used up.
    const response = await send(sent < count ? request.clone() : request);
    if (sent >= count || (response.status !== 429 && response.status !== 503)) return response;
    const told = retryAfter(response.headers.get('retry-after'), clock);
    if (told === null || waited + told > maxWaitMs) return response;
    // Up to a fourth later, so that all who were told the same do not come back as one.
    const wait = Math.min(told * (1 + random() / 4), maxWaitMs - waited);
    // The connection is free for the next attempt.
    await response.body?.cancel();
    await sleep(wait, request.signal);
    waited += wait;
  }
}

/** Milliseconds from now, of seconds or of an HTTP-date (RFC 9110 sections 10.2.3 and 5.6.7); null for neither. */
function retryAfter(value: string | null, clock: () => number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  if (!/^[A-Z][a-z]{2,8},? /.test(value)) return null;
  // Of the three forms of a date, that of asctime does not say that it is one of GMT.
  const time = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(time) ? null : Math.max(0, time - clock());
}

function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
