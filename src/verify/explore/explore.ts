import type { Contract, SettingsUpdate } from '../../contract/contract.ts';
import type { Level } from '../../contract/rules.ts';
import { validityQuestion } from '../client/credential-nouns.ts';
import type { Target } from '../client/target.ts';
import { TargetUnreachable } from '../client/target-unreachable.ts';
import { type Abilities, missing, offered } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';
import type { RunState } from '../context/run-state.ts';
import { levelsFor } from '../generate/refusals.ts';
import { isSent, nameOf, neverSent } from '../generate/require-values.ts';
import type { Receiver } from '../observe/receiver.ts';
import type { Step } from '../observe/step.ts';
import { whyNoAddress } from './addresses.ts';
import { exploreCredentials } from './credentials.ts';
import { exploreDeliveries, exploreInheritance } from './deliveries.ts';
import { exploreItemChanges, exploreItems } from './items.ts';
import { exploreQuietReads } from './quiet-reads.ts';
import { exploreReader, exploreTags } from './reader.ts';
import { requireGiven } from './require-given.ts';
import { exploreReads, exploreSecondKey, type Tried, tryBaselines } from './updates.ts';

/** An operation of the contract as this server has it, or why it cannot be judged. */
export type Explored =
  | { readonly kind: 'offered'; readonly update: SettingsUpdate; readonly abilities: Abilities }
  | {
      readonly kind: 'refused';
      readonly update: SettingsUpdate;
      readonly reason: string;
      /** An update that the target refused; null where none was sent. */
      readonly step: Step | null;
    };

interface Surroundings {
  readonly contract: Contract;
  readonly target: Target;
  readonly receiver: Receiver;
  readonly run: RunState;
  readonly levels: readonly Level[];
  readonly seed: number;
}

/** Finds out what the server lets us see, so that nothing is blamed for what it merely does not offer. */
export async function explore(around: Surroundings): Promise<readonly Explored[]> {
  const explored: Explored[] = [];
  for (const update of around.contract.updates)
    explored.push(isSent(update) ? await exploreUpdate(around, update) : leftOut(update));
  if (explored.every(({ kind }) => kind === 'refused')) {
    const [first] = explored;
    throw new TargetUnreachable(
      first?.kind === 'refused' ? first.reason : 'the contract has no operation to call',
    );
  }
  requireGiven(
    around.target,
    explored.filter(operation => operation.kind === 'offered'),
  );
  return explored;
}

function leftOut(update: SettingsUpdate): Explored {
  const reason = `${neverSent}; ${nameOf(update)} is left out`;
  return { kind: 'refused', update, reason, step: null };
}

/** Each step knows what the ones before it found out. */
async function exploreUpdate(around: Surroundings, update: SettingsUpdate): Promise<Explored> {
  const { target, seed } = around;
  const bare = bareContext(around, update);
  const unaddressed = await whyNoAddress(bare, 'first', seed);
  if (unaddressed !== null) return { kind: 'refused', update, reason: unaddressed, step: null };
  const whole = await tryBaselines(bare, seed);
  const secrets = whole.accepted
    ? offered
    : missing(`the target answers ${whole.inWords} to an update that sends credentials`);
  let context = withAbilities(bare, { secrets });
  if (!whole.accepted && !(await tryBaselines(context, seed)).accepted)
    return { kind: 'refused', update, reason: refusal(target, update, whole), step: whole.step };
  context = withAbilities(context, { reader: await exploreReader(context) });
  context = withAbilities(context, { tags: await exploreTags(context) });
  const secondKey = await exploreSecondKey(context, seed);
  context = withAbilities(context, { secondKey, reads: await exploreReads(context) });
  const items = await exploreItems(context);
  context = withAbilities(context, { items, itemChanges: items, deliveries: items });
  if (items.offered) {
    context = withAbilities(context, { itemChanges: await exploreItemChanges(context, seed) });
    context = withAbilities(context, { deliveries: await exploreDeliveries(context, seed) });
  }
  context = withAbilities(context, { secrets: await exploreCredentials(context, seed) });
  const { deliveries } = context.abilities;
  const inheritance = deliveries.offered ? await exploreInheritance(context, seed) : deliveries;
  context = withAbilities(context, { inheritance });
  const quietReads = await exploreQuietReads(context, seed);
  return { kind: 'offered', update, abilities: { ...context.abilities, quietReads } };
}

function refusal(target: Target, update: SettingsUpdate, { status, inWords }: Tried): string {
  const what = `${target.options.url.href} answers ${nameOf(update)} with ${inWords}`;
  if (status === 401 || status === 403)
    return `${what}; ${validityQuestion(update.authentication)}`;
  if (inWords !== String(status)) return `${what}; is this the address of the API?`;
  return `${what}; is this the address of an API that keeps this contract?`;
}

/** Before anything is known: everything that the operation itself may take, nothing beyond it. */
function bareContext(
  { contract, target, receiver, run, levels }: Surroundings,
  update: SettingsUpdate,
): RuleContext {
  const unknown = missing('not explored yet');
  const abilities = {
    secrets: offered,
    reads: unknown,
    quietReads: unknown,
    reader: unknown,
    tags: unknown,
    items: unknown,
    itemChanges: unknown,
    deliveries: unknown,
    inheritance: unknown,
    secondKey: unknown,
  };
  const abilitiesOf = () => abilities;
  return {
    contract,
    update,
    others: [],
    target,
    receiver,
    ...run,
    abilities,
    abilitiesOf,
    levels: levelsFor(update, levels),
  };
}

function withAbilities(context: RuleContext, found: Partial<Abilities>): RuleContext {
  const abilities = { ...context.abilities, ...found };
  return { ...context, abilities, abilitiesOf: () => abilities };
}
