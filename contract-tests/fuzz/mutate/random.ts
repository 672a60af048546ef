import { seededRandom } from '../../../mock/scenarios/random.ts';

/** A sequence of choices that a seed decides, so that every request can be made again. */
export interface Random {
  /** A whole number from 0 up to, and without, the limit. */
  below(limit: number): number;
  /** Whether something that happens once in so many times does. */
  oneIn(times: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Undefined where there is none. */
  pickFrom<Item>(items: readonly Item[]): Item | undefined;
}

export function createRandom(seed: number): Random {
  const next = seededRandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    oneIn: times => below(times) === 0,
    pick: items => items[below(items.length)] ?? items[0],
    pickFrom: items => items[below(items.length)],
  };
}

/** One seed for each request of a run; neighbours have nothing in common. */
export function seedOf(seed: number, index: number): number {
  return Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
}
