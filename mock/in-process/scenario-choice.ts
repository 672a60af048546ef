import { ProblemResponse } from '../../src/problem/problem-response.ts';
import { readScenarioBody } from '../scenarios/read-scenarios.ts';
import type { Scenario } from '../scenarios/scenario-kinds.ts';

type Chosen<Kind> = Kind extends { readonly name: 'leaky' }
  ? Kind
  : Kind extends Scenario
    ? Pick<Kind, 'name'> & Partial<Omit<Kind, 'name'>>
    : never;

/** A way to fail, by its name, with those of its parameters that are not left at what they are. */
export type ScenarioChoice = Chosen<Scenario>;

/** Throws a TypeError with a sentence for each that is wrong. */
export function chosenScenarios(
  choices: ScenarioChoice | readonly ScenarioChoice[],
): readonly Scenario[] {
  try {
    return readScenarioBody([choices].flat());
  } catch (error) {
    if (!(error instanceof ProblemResponse)) throw error;
    const { errors = [] } = error.problem;
    throw new TypeError(
      errors.map(({ pointer, detail }) => `scenario ${pointer}: ${detail}`).join('; '),
    );
  }
}
