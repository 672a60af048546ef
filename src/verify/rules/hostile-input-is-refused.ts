import fc from 'fast-check';
import { expectProblem } from '../case/problems.ts';
import { TargetUnreachable } from '../client/target-unreachable.ts';
import { hostileRequests } from '../generate/hostile-requests.ts';
import { baselines } from '../generate/updates.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** Long enough for any server that is not hanging. */
const timeoutMs = 10_000;

export const hostileInputIsRefused = defineRule({
  id: 'hostile-input-is-refused',
  proof: ['answer'],
  inputs: scene =>
    fc.record({
      baseline: baselines(scene),
      hostile: fc.constantFrom(...hostileRequests(scene.update)),
    }),
  // Each of them once in every run.
  examples: (scene, sample) => {
    const baseline = sample(baselines(scene));
    return hostileRequests(scene.update).map(hostile => ({ baseline, hostile }));
  },
  check: async (attempt, { baseline, hostile }) => {
    const { update } = attempt.scene;
    const { what, request } = hostile;
    await attempt.baseline(update, baseline);
    attempt.act();
    const exchange = await attempt.send({ ...request, timeoutMs }).catch((error: unknown) => {
      if (!(error instanceof TargetUnreachable)) throw error;
      return attempt.fail(`${what} is refused`, 'a 4xx problem', error.message);
    });
    const { status } = exchange.response;
    // RFC 9110 section 15.6.2: a server that knows a method for no resource at all says so with a 501.
    const unknownMethod = status === 501 && request.method !== update.method.toUpperCase();
    if ((status < 400 || status > 499) && !unknownMethod)
      attempt.fail(`${what} is refused`, 'a 4xx problem', status);
    expectProblem(attempt, what, exchange);
    attempt.expectShown(
      `${what} changes nothing`,
      shown(update.shape, baseline),
      await attempt.read(update),
    );
  },
});
