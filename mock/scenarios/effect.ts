import { createProblem } from '../../src/problem/problem.ts';
import { ProblemResponse } from '../../src/problem/problem-response.ts';
import type { ActiveScenario } from './active-scenarios.ts';
import { type Leak, noLeak } from './leak.ts';
import { leaks } from './leaks.ts';
import type { Scenario, ScenarioName } from './scenario-kinds.ts';

/** What the scenarios make of one request. */
export interface Effect {
  /** Milliseconds before the answer, whichever it is. */
  readonly delay: number;
  /** What happens in place of the operation: a connection reset, or a refusal. */
  readonly failure: 'reset' | ProblemResponse | null;
  readonly leak: Leak;
  /** Those that applied, as the response tells them. */
  readonly scenarios: readonly string[];
}

/** What a request without valid credentials is refused with. */
export type Unauthorized = (detail: string) => ProblemResponse;

export const noEffect: Effect = { delay: 0, failure: null, leak: noLeak, scenarios: [] };

/**
 * A failure is decided where a real one would be: on the line, at the gateway, in the server. The
 * first one that happens is the answer, and those behind it do not count the request.
 */
export const failureOrder = [
  'offline',
  'unauthorized',
  'rate-limited',
  'server-error',
  'flaky',
] as const;

export function effectOf(active: readonly ActiveScenario[], unauthorized: Unauthorized): Effect {
  const slow = delays(named(active, 'slow'));
  for (const name of failureOrder) {
    for (const candidate of named(active, name)) {
      const failure = candidate.use() ? failureOf(candidate, unauthorized) : null;
      if (failure !== null) return { ...slow, failure, scenarios: [...slow.scenarios, name] };
    }
  }
  for (const { scenario, use } of named(active, 'leaky')) {
    if (scenario.name !== 'leaky' || !use()) continue;
    return {
      ...slow,
      leak: leaks[scenario.rule],
      scenarios: [...slow.scenarios, `leaky;rule=${scenario.rule}`],
    };
  }
  return slow;
}

function named(active: readonly ActiveScenario[], name: ScenarioName): readonly ActiveScenario[] {
  return active.filter(({ scenario }) => scenario.name === name);
}

function delays(active: readonly ActiveScenario[]): Effect {
  let delay = 0;
  const scenarios: string[] = [];
  for (const { scenario, random, use } of active) {
    if (scenario.name !== 'slow' || !use()) continue;
    const own = scenario.delay + Math.round(random() * scenario.jitter);
    delay += own;
    scenarios.push(`slow;delay=${own}`);
  }
  return { ...noEffect, delay, scenarios };
}

/** Null when a flaky server happens to work. */
function failureOf(
  { scenario, random }: ActiveScenario,
  unauthorized: Unauthorized,
): Effect['failure'] {
  const detail = detailFor(scenario);
  switch (scenario.name) {
    case 'offline':
      return 'reset';
    case 'unauthorized':
      return unauthorized(detail);
    case 'rate-limited':
      return new ProblemResponse(createProblem('too-many-requests', { detail }), {
        'Retry-After': String(scenario['retry-after']),
      });
    case 'server-error':
      return new ProblemResponse(createProblem('internal-error', { detail }));
    case 'flaky':
      return random() < scenario.share
        ? new ProblemResponse(createProblem('service-unavailable', { detail }))
        : null;
    default:
      return null;
  }
}

function detailFor({ name }: Scenario): string {
  return `the scenario "${name}" was chosen for this request`;
}
