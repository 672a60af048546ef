import fc from 'fast-check';
import { Refutation, Unobserved } from '../case/refutation.ts';
import type { Target } from '../client/target.ts';
import { type Ability, missing } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';

/**
 * What cannot be tried out is missing, for the reason that came up; one that came with a lost connection
 * is not taken for it, nor one that came with calls that are no events.
 */
export async function tryOut(
  { target, pings }: RuleContext,
  explore: () => Promise<Ability>,
): Promise<Ability> {
  const ability = await tryThroughLosses(target, explore);
  if (ability.offered || pings.areAwaited) return ability;
  let again: Ability = ability;
  const haveCome = await pings.await(async () => {
    again = await tryThroughLosses(target, explore);
  });
  return haveCome ? again : ability;
}

async function tryThroughLosses(target: Target, explore: () => Promise<Ability>): Promise<Ability> {
  for (let tries = 1; ; tries += 1) {
    const before = target.losses;
    try {
      return await explore();
    } catch (error) {
      if (error instanceof Refutation)
        return missing(`not so: ${error.message} (${error.actual} in place of ${error.expected})`);
      if (!(error instanceof Unobserved)) throw error;
      if (target.losses === before || tries === 3) return missing(error.message);
    }
  }
}

/** So many, each another one. */
export function samples<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): readonly T[] {
  return fc.sample(arbitrary, { numRuns: count, seed });
}

export function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [value] = fc.sample(arbitrary, { numRuns: 1, seed });
  if (value === undefined) throw new Error('nothing was generated');
  return value;
}
