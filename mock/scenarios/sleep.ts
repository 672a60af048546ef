import type { OutgoingResponse } from '../answer.ts';

/** Waits before an answer; false when the client has gone in the meantime. */
export type Sleep = (milliseconds: number, response: OutgoingResponse) => Promise<boolean>;

export const sleepUnlessGone: Sleep = (milliseconds, response) => {
  if (milliseconds === 0) return Promise.resolve(true);
  return new Promise(resolve => {
    const gone = () => wake(false);
    const timer = setTimeout(() => wake(true), milliseconds);
    function wake(isThere: boolean): void {
      clearTimeout(timer);
      response.off('close', gone);
      resolve(isThere);
    }
    response.on('close', gone);
  });
};
