import type { Mutated } from '../mutate/mutated.ts';
import { exchange, type Outcome, type Wire } from '../wire/exchange.ts';

/** One request and what became of it. */
export interface Trial {
  readonly request: Mutated;
  readonly outcome: Outcome;
}

export interface FuzzOptions {
  readonly wire: Wire;
  readonly from: number;
  readonly requests: number;
  /** How many are under way at the same time. */
  readonly concurrency: number;
  readonly make: (index: number) => Mutated;
  readonly onTrial: (trial: Trial) => void;
}

/** Long enough for any answer to be on its way, short enough to try many requests that have no end. */
const patienceMs = 200;

/** Sends the requests with these numbers, each over a connection of its own. */
export async function fuzz(options: FuzzOptions): Promise<void> {
  const { wire, from, requests, concurrency, make, onTrial } = options;
  let next = from;
  const lane = async () => {
    while (next < from + requests) {
      const request = make(next);
      next += 1;
      const { bytes, method, isWhole } = request;
      const outcome = await exchange(wire, { bytes, method, ...(!isWhole && { patienceMs }) });
      onTrial({ request, outcome });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
