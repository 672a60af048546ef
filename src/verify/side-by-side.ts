import type { Contract } from '../contract/contract.ts';
import type { Level } from '../contract/rules.ts';
import type { HttpClient } from './client/http-client.ts';
import type { Clock } from './client/pace.ts';
import { RunEnded, TargetUnreachable } from './client/target-unreachable.ts';
import type { Actor } from './context/actor.ts';
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
  if (!explored.every(isOpenToBoth) || !(await answers(first, client, requestMs))) return null;
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

/**
 * Judges what one tenant is enough for, each of the two by half of the cases. Held is what both halves
 * hold of a server that breaks nothing. As soon as anything is broken, nothing of this counts: it may be
 * so for what the other did at the same time, and what tenants differ in is for the first one to show.
 * Which was broken.
 */
export async function judgeSideBySide(
  judging: Judging,
  { actors }: SideBySide,
): Promise<readonly Planned[]> {
  const shared = judging.planned.filter(isOfOneTenant);
  const broken = new Set<Planned>();
  const streams = await Promise.allSettled([
    judgeHalves(shared, { judging, broken, actor: actors[0], first: 0 }),
    judgeHalves(shared, { judging, broken, actor: actors[1], first: 1 }),
  ]);
  const halves = streams.map(stream => {
    if (stream.status === 'rejected') throw stream.reason;
    return stream.value;
  });
  if (broken.size > 0) return [...broken];
  for (const planned of shared) {
    const run = heldIn(halves.flatMap(half => half.get(planned) ?? []));
    if (run !== null) judging.settle(planned, run);
  }
  return [];
}

type OfferedPlan = Extract<Planned, { kind: 'offered' }>;

function isOfOneTenant(planned: Planned): planned is OfferedPlan {
  return planned.kind === 'offered' && !planned.rule.needs.includes('secondKey');
}

interface Half {
  readonly judging: Judging;
  /** What either of the two found broken so far. */
  readonly broken: Set<Planned>;
  readonly actor: Actor;
  readonly first: 0 | 1;
}

async function judgeHalves(
  shared: readonly OfferedPlan[],
  { judging, broken, actor, first }: Half,
): Promise<ReadonlyMap<Planned, Run>> {
  const { seed, runs: all } = judging.options;
  const runs = Math.ceil((all - first) / 2);
  const halves = new Map<Planned, Run>();
  for (const planned of shared) {
    if (broken.size > 0) break;
    const before = actor.refused.times;
    try {
      const half = halfOf(planned, actor, { first, runs, seed });
      // No smaller counterexample is looked for: what is found alone is what is told.
      const run = await judging.run(half, { runs, seed: seed + first, shrinkMs: 0 });
      if (run.judgement.verdict === 'broken') {
        broken.add(planned);
        judging.find(planned, run, actor.target);
      } else if (actor.refused.times === before) halves.set(planned, run);
    } catch (error) {
      // Whether it is gone is found alone, too.
      if (error instanceof TargetUnreachable) break;
      throw error;
    }
  }
  return halves;
}

/** Two halves of which one sees what the other does not; null where something stays unseen. */
function heldIn(halves: readonly Run[]): Run | null {
  if (halves.length < 2) return null;
  const judgements = halves.map(({ judgement }) => judgement);
  const unseen = judgements.map(one => (one.verdict === 'unobservable' ? one.unseen : []));
  if (unseen[0]?.some(clause => unseen[1]?.includes(clause))) return null;
  const cases = judgements.reduce((sum, one) => sum + one.cases, 0);
  const durationMs = Math.max(...halves.map(run => run.durationMs));
  return { judgement: { verdict: 'held', cases }, durationMs };
}

/** In words what was broken beside the other tenant alone, and counts for no rule; null where nothing was. */
export function brokenBesideAlone(broken: readonly Planned[], judging: Judging): string | null {
  const [first, ...more] = broken.filter(one => judging.verdictOf(one) === 'held');
  if (first === undefined) return null;
  const { id, operation } = first.heading;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return `${id} (${operation})${others} did not hold while another tenant was judged at the same time, and holds for the first one alone; does the server mix up requests that come together, or treat the two differently?`;
}

/** Nothing has to be created for it, and the second tenant has access. */
function isOpenToBoth(explored: Explored): boolean {
  if (explored.kind === 'refused') return true;
  const { update, abilities } = explored;
  return !update.path.includes('{') && abilities.secondKey.offered;
}

/** What a server offers, whatever it says of the rest. */
function abilitiesIn(explored: Explored): unknown {
  if (explored.kind === 'refused') return null;
  return Object.entries(explored.abilities).map(([name, { offered }]) => [name, offered]);
}

/** Whether a second connection is answered while the first one is kept: a server may take one at a time. */
async function answers({ target }: Actor, client: HttpClient, requestMs: number): Promise<boolean> {
  const timeoutMs = Math.max(1_000, 20 * requestMs);
  try {
    await client.send({ method: 'GET', url: target.options.url, headers: {}, timeoutMs });
    return true;
  } catch (error) {
    if (error instanceof RunEnded) throw error;
    return false;
  }
}
