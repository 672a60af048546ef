import fc from 'fast-check';
import { Unobserved } from '../case/refutation.ts';
import type { Target } from '../client/target.ts';
import { type Ability, missing } from '../context/abilities.ts';

/** What cannot be tried out is missing, for the reason that came up; one that came with a lost connection is not taken for it. */
export async function tryOut(target: Target, explore: () => Promise<Ability>): Promise<Ability> {
  for (let tries = 1; ; tries += 1) {
    const before = target.losses;
    try {
      return await explore();
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      if (target.losses === before || tries === 3) return missing(error.message);
    }
  }
}

export function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [value] = fc.sample(arbitrary, { numRuns: 1, seed });
  if (value === undefined) throw new Error('nothing was generated');
  return value;
}
