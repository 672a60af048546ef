import fc from 'fast-check';
import { faultsOf } from '../generate/faulty-bodies.ts';
import { hooksOf, subscribed, subscriptionsOf } from '../generate/keys.ts';
import { anyFlags } from '../generate/rejects.ts';
import { requestBody } from '../generate/request-body.ts';
import { baselines, pick } from '../generate/updates.ts';
import { urlOfLength } from '../generate/values.ts';
import { defineRule } from '../rule.ts';
import { type Scene, urlBase } from '../scene.ts';

/** The longest url that is allowed, in characters. */
const longest = 2048;

export const requestsAreStrict = defineRule({
  id: 'requests-are-strict',
  proof: ['answer'],
  inputs: scene =>
    fc.oneof(
      fc.record({
        kind: fc.constant('fault' as const),
        patch: baselines(scene),
        flags: anyFlags,
        fault: fc.constantFrom(...faultsOf(scene.update)),
      }),
      fc.record({ kind: fc.constant('edge' as const), patch: edges(scene) }),
    ),
  // Each fault once in every run: most servers are wrong about one of them only.
  examples: (scene, sample) => {
    const patch = sample(baselines(scene));
    return faultsOf(scene.update).map(fault => ({
      kind: 'fault' as const,
      patch,
      flags: { guards: true },
      fault,
    }));
  },
  check: async (attempt, input) => {
    const { update } = attempt.scene;
    if (input.kind === 'edge') {
      // Strict is not stricter than said.
      await attempt.update(update, input.patch);
      return;
    }
    const { patch, flags, fault } = input;
    if (fault.stage !== undefined) await attempt.baseline(update, { ...patch, ...fault.stage });
    await attempt.refused(update, fault.put(requestBody(update, patch, flags)), fault.what);
  },
});

/** Hooks with the longest url that is allowed. */
function edges(scene: Scene) {
  const { update } = scene;
  const hook = fc.constantFrom(...subscriptionsOf(update));
  const settings = baselines(scene).map(patch => pick(patch, hooksOf(update)));
  return fc
    .tuple(settings, hook, urlOfLength(urlBase(scene), longest))
    .map(([patch, name, url]) => {
      const member = subscribed(update, name)?.url ?? '';
      return { [name]: { ...Object(patch[name]), [member]: url } };
    });
}
