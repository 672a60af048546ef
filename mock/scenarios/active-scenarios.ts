import { type Random, seededRandom } from './random.ts';
import type { Scenario } from './scenario-kinds.ts';

/** A scenario that was chosen: how often it has applied, and where its random sequence stands. */
export interface ActiveScenario {
  readonly scenario: Scenario;
  readonly random: Random;
  /** Counts one request; false when `times` is used up already. */
  use(): boolean;
  /** The scenario with what is left of its `times`; null when nothing is. */
  remaining(): Scenario | null;
}

export function activate(scenario: Scenario): ActiveScenario {
  let used = 0;
  const { times = Number.POSITIVE_INFINITY } = scenario;
  return {
    scenario,
    random: seededRandom('seed' in scenario ? scenario.seed : 0),
    use() {
      if (used >= times) return false;
      used += 1;
      return true;
    },
    remaining() {
      if (used >= times) return null;
      return scenario.times === undefined ? scenario : { ...scenario, times: times - used };
    },
  };
}
