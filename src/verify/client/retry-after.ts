import type { HttpResponse } from './exchange.ts';

/**
 * Milliseconds that `Retry-After` asks to wait, or null where an answer does not say (RFC 9110
 * section 10.2.3). `today` is milliseconds since 1970.
 */
export function retryAfter({ headers }: HttpResponse, today: number): number | null {
  const asked = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = httpDate(asked);
  if (Number.isNaN(until)) return null;
  // The server's own clock, where it tells it: ours may be another.
  const sent = httpDate(headers.date ?? '');
  return Math.max(0, until - (Number.isNaN(sent) ? today : sent));
}

/** RFC 9110 section 5.6.7: every form means UTC, the one of asctime without saying so. */
function httpDate(text: string): number {
  return Date.parse(/ GMT$/.test(text) ? text : `${text} GMT`);
}
