import { credentialIn, enabledHooks } from '../case/deliveries.ts';
import { Attempt } from '../case/test-case.ts';
import { isSuccess } from '../client/exchange.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import type { Scene } from '../context/rule-context.ts';
import type { Patch } from '../generate/patches.ts';
import { guardsOf, requestBody } from '../generate/request-body.ts';
import { enabledBaselines } from '../generate/updates.ts';
import { carriedBy } from '../observe/wire-credential.ts';
import { attemptTo, sample } from './attempt-to.ts';

/**
 * Events go to hooks of existing items, which `updateAll` is documented to reach. A target that says
 * it delivered, or that an enabled hook is off, is judged; one that tried and failed cannot reach us.
 */
export function exploreDeliveries(scene: Scene, seed: number): Promise<Ability> {
  return attemptTo(scene.target, async () => {
    const { update, receiver } = scene;
    const { attempt, settings } = toReceiver(scene, seed);
    const [hook] = enabledHooks(update, settings);
    if (hook === undefined) return missing('no hook of the operation is the target of events');
    const [existing = ''] = await attempt.hooks.createItems(update, 1);
    const flags = { ...guardsOf(update, settings), cascade: true };
    const { response } = await attempt.post(update, requestBody(update, settings, flags));
    if (!isSuccess(response))
      return missing(
        `the target answers ${response.status} to hooks at ${receiver.url}, where deliveries would be seen; let it take http and loopback addresses`,
      );
    const [later = ''] = await attempt.hooks.createItems(update, 1);
    const first = await attempt.hooks.fireWithOutcome(update, existing, hook);
    const second = await attempt.hooks.fireWithOutcome(update, later, hook);
    const arrived = first.arrivals.length + second.arrivals.length > 0;
    if (arrived || first.outcome !== 'failed') return offered;
    return missing(
      `events do not arrive at ${receiver.url}; let the target send there (plain http, loopback)`,
    );
  });
}

/** Only the contract says that new items start from the settings; where they do not, these are not seen on them. */
export function exploreInheritance(scene: Scene, seed: number): Promise<Ability> {
  return attemptTo(scene.target, async () => {
    const { update } = scene;
    // Other settings than those that reached every item before: a new one might have started from these.
    const { attempt, settings } = toReceiver(scene, seed + 1);
    const [hook = ''] = enabledHooks(update, settings);
    await attempt.baseline(update, settings);
    const [item = ''] = await attempt.hooks.createItems(update, 1);
    const [arrival] = await attempt.hooks.fire(update, item, hook);
    const credential = credentialIn(update, settings);
    const carries =
      arrival !== undefined &&
      (credential === null || carriedBy(arrival, credential) === credential.value);
    return carries ? offered : missing('a new item does not start from the settings');
  });
}

/** Settings whose hooks point at our receiver, before it is known whether events reach it. */
function toReceiver(scene: Scene, seed: number): { attempt: Attempt; settings: Patch } {
  const abilities = { ...scene.abilities, deliveries: offered };
  const hopeful = { ...scene, abilities, abilitiesOf: () => abilities };
  return { attempt: new Attempt(hopeful), settings: sample(enabledBaselines(hopeful), seed) };
}
