import { leakyRules } from './leaky-rules.ts';
import { type ParameterReader, type ParameterViolation, readParameters } from './parameters.ts';
import type { Scenario, ScenarioName } from './scenario.ts';

export type ParsedScenario =
  | { readonly kind: 'valid'; readonly scenario: Scenario }
  | { readonly kind: 'unknown-name'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly violations: readonly ParameterViolation[] };

/** A minute: longer than any client waits, short enough not to hold connections for nothing. */
const longestDelay = 60_000;
const milliseconds = { from: 0, to: longestDelay };
const seeds = { from: 0, to: 4_294_967_295, fallback: 1 };

/** Every scenario with its parameters and what they are when left out. */
const readers: Readonly<Record<ScenarioName, (given: ParameterReader) => Scenario>> = {
  slow: given => ({
    name: 'slow',
    delay: given.wholeNumber('delay', { ...milliseconds, fallback: 1_000 }),
    jitter: given.wholeNumber('jitter', { ...milliseconds, fallback: 0 }),
    seed: given.wholeNumber('seed', seeds),
  }),
  flaky: given => ({
    name: 'flaky',
    share: given.fraction('share', 0.5),
    seed: given.wholeNumber('seed', seeds),
  }),
  'rate-limited': given => ({
    name: 'rate-limited',
    'retry-after': given.wholeNumber('retry-after', { from: 0, to: 86_400, fallback: 30 }),
  }),
  unauthorized: () => ({ name: 'unauthorized' }),
  'server-error': () => ({ name: 'server-error' }),
  offline: () => ({ name: 'offline' }),
  leaky: given => ({ name: 'leaky', rule: given.oneOf('rule', leakyRules) }),
};

/** Parses one scenario, whether its parameters came in a header or as members of a JSON object. */
export function parseScenario(
  name: unknown,
  parameters: ReadonlyMap<string, unknown>,
): ParsedScenario {
  const found = Object.entries(readers).find(([known]) => known === name);
  if (found === undefined) {
    const detail = `is not the name of a scenario; there is ${Object.keys(readers).join(', ')}`;
    return { kind: 'unknown-name', detail };
  }
  const [, reader] = found;
  const given = readParameters(parameters);
  const scenario = reader(given);
  const times = given.optionalWholeNumber('times', { from: 1, to: 1_000_000 });
  const violations = given.violations();
  if (violations.length > 0) return { kind: 'invalid', violations };
  return { kind: 'valid', scenario: times === undefined ? scenario : { ...scenario, times } };
}
