import { framed, type RawRequest, toBytes } from '../wire/raw-request.ts';
import { byteMutations, flipped } from './byte-mutations.ts';
import { framingMutations } from './framing-mutations.ts';
import { headMutations } from './head-mutations.ts';
import { jsonMutations } from './json-mutations.ts';
import type { Mutation } from './mutation.ts';
import { createRandom, type Random, seedOf } from './random.ts';

/** A mutated request, ready to be sent. */
export interface Mutated {
  readonly seed: number;
  readonly index: number;
  /** What was done to it, in this order. */
  readonly mutations: readonly string[];
  readonly method: string;
  readonly bytes: Buffer;
  /** Whether it is a whole request beyond doubt, so that a server that says nothing hangs. */
  readonly isWhole: boolean;
}

const whole = [jsonMutations, byteMutations, headMutations];

/** The request with this number of the run with this seed: always the same for the same corpus. */
export function mutated(corpus: readonly RawRequest[], seed: number, index: number): Mutated {
  const random = createRandom(seedOf(seed, index));
  const valid = random.pickFrom(corpus);
  if (valid === undefined) throw new Error('there is no request to mutate');
  const chosen = Array.from({ length: 1 + random.below(3) }, () => choose(random));
  // After the body has got its last form its length is told, and only then contradicted.
  const sorted = [...chosen.filter(isFramed), ...chosen.filter(mutation => !isFramed(mutation))];
  const names = sorted.map(({ name }) => name);
  const request = sorted
    .filter(isFramed)
    .reduce((before, { mutate }) => mutate(before, random), valid);
  const last = sorted
    .filter(mutation => !isFramed(mutation))
    .reduce((before, { mutate }) => mutate(before, random), framed(request));
  const bytes = toBytes(last);
  const isFlipped = random.oneIn(25);
  return {
    seed,
    index,
    mutations: isFlipped ? [...names, 'bits of the whole flipped'] : names,
    method: last.method,
    bytes: isFlipped ? flipped(bytes, random) : bytes,
    isWhole: !isFlipped && sorted.every(isFramed),
  };
}

function choose(random: Random): Mutation {
  const kind = random.oneIn(12) ? framingMutations : random.pickFrom(whole);
  const mutation = random.pickFrom(kind ?? []);
  if (mutation === undefined) throw new Error('there is no such kind of mutation');
  return mutation;
}

function isFramed({ kind }: Mutation): boolean {
  return kind === 'framed';
}
