import { credentialIn, enabledHooks } from '../case/deliveries.ts';
import { TestCase } from '../case/test-case.ts';
import { isSuccess } from '../client/exchange.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';
import type { Patch } from '../generate/patches.ts';
import { guardsOf, requestBody } from '../generate/request-body.ts';
import { enabledBaselines } from '../generate/updates.ts';
import { carriedBy } from '../observe/wire-credential.ts';
import { sample, tryOut } from './try-out.ts';

/**
 * Events go to hooks of existing items, which `updateAll` is documented to reach. A target that says
 * it delivered, or that an enabled hook is off, is judged; one that tried and failed cannot reach us.
 */
export function exploreDeliveries(context: RuleContext, seed: number): Promise<Ability> {
  return tryOut(context, async () => {
    const { update, receiver } = context;
    const { testCase, settings } = toReceiver(context, seed);
    const [hook] = enabledHooks(update, settings);
    if (hook === undefined) return missing('no hook of the operation is the target of events');
    const [existing = ''] = await testCase.hooks.createItems(update, 1);
    const flags = { ...guardsOf(update, settings), cascade: true };
    const { response } = await testCase.post(update, requestBody(update, settings, flags));
    if (!isSuccess(response))
      return missing(
        `the target answers ${response.status} to hooks at ${receiver.url}, where deliveries would be seen; let it take http and loopback addresses`,
      );
    const [later = ''] = await testCase.hooks.createItems(update, 1);
    const first = await testCase.hooks.fireWithOutcome(update, existing, hook);
    const second = await testCase.hooks.fireWithOutcome(update, later, hook);
    const arrived = first.arrivals.length + second.arrivals.length > 0;
    if (arrived || first.outcome !== 'failed') return offered;
    return missing(
      `events do not arrive at ${receiver.url}; let the target send there (plain http, loopback)`,
    );
  });
}

/** Only the contract says that new items start from the settings; where they do not, these are not seen on them. */
export function exploreInheritance(context: RuleContext, seed: number): Promise<Ability> {
  return tryOut(context, async () => {
    const { update } = context;
    // Other settings than those that reached every item before: a new one might have started from these.
    const { testCase, settings } = toReceiver(context, seed + 1);
    const [hook = ''] = enabledHooks(update, settings);
    await testCase.baseline(update, settings);
    const [item = ''] = await testCase.hooks.createItems(update, 1);
    const [arrival] = await testCase.hooks.fire(update, item, hook);
    const credential = credentialIn(update, settings);
    const carries =
      arrival !== undefined &&
      (credential === null || carriedBy(arrival, credential) === credential.value);
    return carries ? offered : missing('a new item does not start from the settings');
  });
}

/** Settings whose hooks point at our receiver, before it is known whether events reach it. */
function toReceiver(context: RuleContext, seed: number): { testCase: TestCase; settings: Patch } {
  const abilities = { ...context.abilities, deliveries: offered };
  const hopeful = { ...context, abilities, abilitiesOf: () => abilities };
  return { testCase: new TestCase(hopeful), settings: sample(enabledBaselines(hopeful), seed) };
}
