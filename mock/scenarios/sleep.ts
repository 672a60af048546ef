import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** Waits before an answer; false when the client has gone in the meantime. */
export type Sleep = (milliseconds: number, response: ServerResponse) => Promise<boolean>;

export const sleepUnlessGone: Sleep = async (milliseconds, response) => {
  if (milliseconds === 0) return true;
  const gone = new AbortController();
  const abort = () => gone.abort();
  response.once('close', abort);
  try {
    await setTimeout(milliseconds, undefined, { signal: gone.signal });
    return true;
  } catch {
    return false;
  } finally {
    response.off('close', abort);
  }
};
