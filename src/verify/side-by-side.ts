import type { Contract } from '../contract/contract.ts';
import type { Level } from '../contract/rules.ts';
import type { HttpClient } from './client/http-client.ts';
import type { Clock } from './client/pace.ts';
import { RunEnded, TargetUnreachable } from './client/target-unreachable.ts';
import { resourceOf } from './context/resources.ts';
import type { Actor } from './context/rule-context.ts';
import { startRunState } from './context/run-state.ts';
import { type Explored, explore } from './explore/explore.ts';
import type { Judging, Run } from './judging.ts';
import { startReceiver } from './observe/receiver.ts';
import { halfOf, type Planned } from './plan.ts';

interface Surroundings {
  readonly contract: Contract;
  readonly explored: readonly Explored[];
  readonly levels: readonly Level[];
  readonly seed: number;
  readonly sleep: Clock['sleep'];
  /** How long a request took on average. */
  readonly requestMs: number;
}

/**
 * Two tenants that are judged at the same time: what the one waits for, the other uses. A server that keeps
 * its promises cannot tell that from one after the other.
 */
export interface SideBySide extends AsyncDisposable {
  readonly actors: readonly [Actor, Actor];
}

/** By the second tenant through a client of its own, where that offers what the first one was offered; else null. */
export async function startSideBySide(
  first: Actor,
  client: HttpClient,
  { contract, explored, levels, seed, sleep, requestMs }: Surroundings,
): Promise<SideBySide | null> {
  await using opened = new AsyncDisposableStack();
  opened.defer(client.close);
  if (
    !explored.every(isOpenToBoth(contract)) ||
    !(await answers(first, client, explored, requestMs))
  )
    return null;
  const receiver = opened.use(await startReceiver());
  const target = first.target.ofSecondTenant(client);
  const stateAt = (one: Actor['receiver']) => ({
    ...startRunState(one, sleep),
    shown: first.shown,
  });
  const second = { target, receiver, ...stateAt(receiver) };
  const around = { contract, target, receiver, run: second, levels, seed };
  const found = await explore(around).catch((error: unknown) => {
    if (error instanceof TargetUnreachable) return [];
    throw error;
  });
  if (JSON.stringify(found.map(abilitiesIn)) !== JSON.stringify(explored.map(abilitiesIn)))
    return null;
  const actors = [{ ...first, ...stateAt(first.receiver) }, second] as const;
  const kept = opened.move();
  return { actors, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** What did not go as it should beside the other tenant: told, unless it is broken alone as well. */
export type Suspects = ReadonlySet<Planned>;

/**
 * Judges what one tenant is enough for, each of the two by half of the cases. Held is what both halves
 * hold of a server that breaks nothing. As soon as anything is broken nothing of this counts, and all
 * cases are for the first tenant alone: it may be so for what the other did at the same time, and
 * tenants may differ.
 */
export async function judgeSideBySide(judging: Judging, { actors }: SideBySide): Promise<Suspects> {
  const shared = judging.planned.filter(isOfOneTenant);
  const progress: Progress = { judging, suspects: new Set(), isBroken: false, isOver: false };
  const halves = [new Map<Planned, Run>(), new Map<Planned, Run>()] as const;
  const streams = await Promise.allSettled([
    judgeHalves(shared, { actor: actors[0], half: 0 }, halves[0], progress),
    judgeHalves(shared, { actor: actors[1], half: 1 }, halves[1], progress),
  ]);
  for (const planned of progress.isBroken ? [] : shared) {
    const run = heldIn(halves.flatMap(half => half.get(planned) ?? []));
    if (run !== null) judging.settle(planned, run);
  }
  for (const stream of streams) if (stream.status === 'rejected') throw stream.reason;
  return progress.suspects;
}

type OfferedPlan = Extract<Planned, { kind: 'offered' }>;

function isOfOneTenant(planned: Planned): planned is OfferedPlan {
  return planned.kind === 'offered' && !planned.rule.needs.includes('secondKey');
}

interface Progress {
  readonly judging: Judging;
  readonly suspects: Set<Planned>;
  isBroken: boolean;
  /** Whether what is still to come would not count. */
  isOver: boolean;
}

async function judgeHalves(
  shared: readonly OfferedPlan[],
  { actor, half }: { readonly actor: Actor; readonly half: 0 | 1 },
  halves: Map<Planned, Run>,
  progress: Progress,
): Promise<void> {
  const { judging, suspects } = progress;
  for (const planned of shared) {
    if (progress.isOver) return;
    const before = actor.refused.times;
    try {
      const part = halfOf(planned, actor, judging.options.seed);
      // No smaller counterexample is looked for: what is found alone is what is told.
      const run = await judging.run(part, { half, shrinkMs: 0 });
      const isBroken = run.judgement.verdict === 'broken';
      if (isBroken || actor.refused.times > before) suspects.add(planned);
      else halves.set(planned, run);
      if (!isBroken) continue;
      progress.isBroken = true;
      progress.isOver = true;
      // Where the run comes to a sudden end before it is judged alone, this is what is known.
      if (half === 0) judging.find(planned, run);
    } catch (error) {
      progress.isOver = true;
      suspects.add(planned);
      // Whether it is gone is found alone, too.
      if (!(error instanceof TargetUnreachable)) throw error;
    }
  }
}

/** Two halves of which one sees what the other does not; null where something stays unseen. */
function heldIn(halves: readonly Run[]): Run | null {
  const judgements = halves.map(({ judgement }) => judgement);
  const cases = judgements.reduce((sum, one) => sum + one.cases, 0);
  if (halves.length < 2 || cases === 0) return null;
  const unseen = judgements.map(one => (one.verdict === 'unobservable' ? one.unseen : []));
  if (unseen[0]?.some(clause => unseen[1]?.includes(clause))) return null;
  const durationMs = Math.max(...halves.map(run => run.durationMs));
  return { judgement: { verdict: 'held', cases }, durationMs };
}

/** In words what went wrong beside the other tenant and not alone; null where nothing did. */
export function wrongBesideAlone(suspects: Suspects, judging: Judging): string | null {
  const [first, ...more] = [...suspects].filter(one => judging.verdictOf(one) !== 'broken');
  if (first === undefined) return null;
  const { id, operation } = first.heading;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return `${id} (${operation})${others} did not hold, or could not be judged, while another tenant was judged at the same time, and that counts for no rule; does the server mix up requests that come together, or treat the two differently?`;
}

/** Nothing has to be created for it, and the second tenant has access. */
function isOpenToBoth(contract: Contract): (explored: Explored) => boolean {
  return explored => {
    if (explored.kind === 'refused') return true;
    const { update, abilities } = explored;
    const { create } = resourceOf(contract, update);
    return create === undefined && !update.path.includes('{') && abilities.secondKey.offered;
  };
}

/** What a server offers, whatever it says of the rest. */
function abilitiesIn(explored: Explored): unknown {
  if (explored.kind === 'refused') return null;
  return Object.entries(explored.abilities).map(([name, { offered }]) => [name, offered]);
}

/**
 * Whether a second connection is answered while the first one is kept: a server may take one at a time.
 * Asked at the address of an operation, as others of the API may do anything, by a safe method.
 */
async function answers(
  { target }: Actor,
  client: HttpClient,
  [first]: readonly Explored[],
  requestMs: number,
): Promise<boolean> {
  if (first === undefined) return false;
  const url = target.urlOf({ base: 'target', path: first.update.path });
  const timeoutMs = Math.min(2_000, Math.max(500, 20 * requestMs));
  try {
    await client.send({ method: 'HEAD', url, headers: {}, timeoutMs });
    return true;
  } catch (error) {
    if (error instanceof RunEnded) throw error;
    return false;
  }
}
