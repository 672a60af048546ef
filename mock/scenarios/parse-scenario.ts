import { type ParameterViolation, readParameters } from './parameters.ts';
import { readTimes, type Scenario, scenarioReaders } from './scenario-kinds.ts';

export type ParsedScenario =
  | { readonly kind: 'valid'; readonly scenario: Scenario }
  | { readonly kind: 'unknown-name'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly violations: readonly ParameterViolation[] };

/** Parses one scenario, whether its parameters came in a header or as members of a JSON object. */
export function parseScenario(
  name: unknown,
  parameters: ReadonlyMap<string, unknown>,
): ParsedScenario {
  const read = typeof name === 'string' ? scenarioReaders.get(name) : undefined;
  if (read === undefined) {
    const names = [...scenarioReaders.keys()].join(', ');
    return {
      kind: 'unknown-name',
      detail: `is not the name of a scenario; there is ${names}`,
    };
  }
  const given = readParameters(parameters);
  const scenario = read(given);
  const times = readTimes(given);
  const violations = given.violations();
  if (violations.length > 0) return { kind: 'invalid', violations };
  return { kind: 'valid', scenario: times === undefined ? scenario : { ...scenario, times } };
}
