import type { Contract } from '../contract/contract.ts';
import type { Level } from '../contract/rules.ts';
import type { HttpClient } from './client/http-client.ts';
import type { Clock } from './client/pace.ts';
import { RunEnded, TargetUnreachable } from './client/target-unreachable.ts';
import type { Actor } from './context/actor.ts';
import { startRunState } from './context/run-state.ts';
import { type Explored, explore } from './explore/explore.ts';
import type { Judging } from './judging.ts';
import { startReceiver } from './observe/receiver.ts';
import type { Planned } from './plan.ts';
import type { Rule } from './rules/rule.ts';

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
 * Two tenants, of which each is judged by some of the operations at the same time as the other: what one
 * waits for, the other uses. A server that keeps its promises cannot tell that from one after the other.
 */
export interface SideBySide extends AsyncDisposable {
  readonly actors: readonly [Actor, Actor];
  /** Who judges a rule, each as much as the other; null where it is about both tenants. */
  nextFor(rule: Rule): Actor | null;
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
  let turn = 0;
  return {
    actors,
    nextFor: rule => {
      if (rule.needs.includes('secondKey')) return null;
      turn += 1;
      return actors[turn % 2 === 1 ? 0 : 1];
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/**
 * Judges what each of the two is enough for. What is held so is held. What is not may be so for what the
 * other did at the same time: it is left to be judged again, alone. Which was broken.
 */
export async function judgeSideBySide(
  judging: Judging,
  { actors }: SideBySide,
): Promise<readonly Planned[]> {
  const streams = await Promise.allSettled(actors.map(actor => judgeAs(actor, judging)));
  return streams.flatMap(stream => {
    if (stream.status === 'rejected') throw stream.reason;
    return stream.value;
  });
}

async function judgeAs(actor: Actor, judging: Judging): Promise<readonly Planned[]> {
  const ours = judging.planned.filter(one => one.actor === actor && one.kind === 'offered');
  const broken: Planned[] = [];
  for (const next of ours) {
    const before = actor.refused.times;
    try {
      // No smaller counterexample is looked for: what is found alone is what is told.
      const { verdict } = await judging.judge(next, { shrinkMs: 0 });
      if (verdict === 'held' && actor.refused.times === before) judging.settle(next);
      if (verdict === 'broken') broken.push(next);
    } catch (error) {
      // Whether it is gone is found alone, too.
      if (error instanceof TargetUnreachable) break;
      throw error;
    }
  }
  return broken;
}

/** In words what was broken beside the other tenant alone, and counts for no rule; null where nothing was. */
export function brokenBesideAlone(broken: readonly Planned[], judging: Judging): string | null {
  const [first, ...more] = broken.filter(one => judging.verdictOf(one) === 'held');
  if (first === undefined) return null;
  const { id, operation } = first.heading;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return `${id} (${operation})${others} did not hold while another tenant was judged at the same time, and holds alone; does the server mix up requests that come together?`;
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
