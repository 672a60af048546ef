import { Refutation } from './case/refutation.ts';
import type { Step } from './observe/step.ts';

/** Whether a case was refuted around a failure of the server, which may not come again. */
export function isAroundFailure(ended: unknown): ended is Refutation {
  return ended instanceof Refutation && ended.steps.some(hasFailed);
}

/** Status 0 stands where no answer came. */
function hasFailed({ response: { status } }: Step): boolean {
  return status === 0 || status >= 500;
}

/** The first failure, in words. */
export function whatFailed({ steps }: Refutation): string {
  const step = steps.find(hasFailed);
  if (step === undefined) return 'a failure';
  const { request, response } = step;
  const answer = response.status === 0 ? 'no answer' : String(response.status);
  return `${answer} to ${request.method} ${request.path}`;
}
