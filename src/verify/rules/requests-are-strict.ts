import fc from 'fast-check';
import { membersIn } from '../../contract/json-pointer.ts';
import type { Scene } from '../context/rule-context.ts';
import { type Fault, faultsOf } from '../generate/faulty-bodies.ts';
import { hooksOf, subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { anyFlags, post } from '../generate/rejects.ts';
import { requestBody } from '../generate/request-body.ts';
import { baselines, pick } from '../generate/updates.ts';
import { urlBase, urlOfLength } from '../generate/values.ts';
import { defineRule } from './rule.ts';

/** The longest url that is allowed, in characters. */
const longest = 2048;

export const requestsAreStrict = defineRule({
  id: 'requests-are-strict',
  proof: ['answer'],
  inputs: scene =>
    fc.oneof(
      ...faults(scene).map(fault =>
        fc.record({
          kind: fc.constant('fault' as const),
          patch: baselines(scene),
          flags: anyFlags,
          fault,
        }),
      ),
      fc.record({ kind: fc.constant('edge' as const), patch: edges(scene), type: mediaTypes }),
    ),
  // Each fault once in every run: most servers are wrong about one of them only.
  examples: (scene, sample) => {
    const patch = sample(baselines(scene));
    return [
      ...faultsOf(scene.update).map(fault => ({
        kind: 'fault' as const,
        patch,
        flags: { guards: true },
        fault,
      })),
      { kind: 'edge' as const, patch: {}, type: 'application/json; charset=utf-8' },
    ];
  },
  check: async (attempt, input) => {
    const { update } = attempt.scene;
    if (input.kind === 'edge') {
      // Strict is not stricter than said.
      const body = requestBody(update, input.patch);
      // The document may be stricter than we are.
      if (update.request(body).length > 0) return;
      attempt.act();
      const request = post(update, JSON.stringify(body));
      const headers = { 'content-type': input.type };
      const { response } = await attempt.send({ ...request, headers });
      attempt.expect(
        `a valid update sent as ${input.type} is accepted`,
        update.success.status,
        response.status,
        'answer',
      );
      return;
    }
    const { patch, flags, fault } = input;
    if (fault.stage !== undefined) await attempt.baseline(update, { ...patch, ...fault.stage });
    await attempt.refused(update, fault.put(requestBody(update, patch, flags)), fault.what);
  },
});

/** RFC 9110 section 8.3.1: names in any case, and JSON is UTF-8 with or without saying so. */
const mediaTypes: fc.Arbitrary<string> = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
);

/** One of them, in a list that is empty where the document rules nothing out. */
function faults({ update }: Scene): readonly fc.Arbitrary<Fault>[] {
  const all = faultsOf(update);
  return all.length === 0 ? [] : [fc.constantFrom(...all)];
}

/** Hooks with the longest url that is allowed, or whatever is valid where there is none. */
function edges(scene: Scene): fc.Arbitrary<Patch> {
  const { update } = scene;
  const hooks = subscriptionsOf(update);
  if (hooks.length === 0) return baselines(scene);
  const hook = fc.constantFrom(...hooks);
  const settings = baselines(scene).map(patch => pick(patch, hooksOf(update)));
  return fc
    .tuple(settings, hook, urlOfLength(urlBase(scene), longest))
    .map(([patch, name, url]) => {
      const member = subscribed(update, name)?.url ?? '';
      return { [name]: { ...membersIn(patch[name]), [member]: url } };
    });
}
