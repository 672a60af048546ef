import { isRecord, toFragment } from '../../src/contract/json-pointer.ts';
import type { Violation } from '../../src/contract/violation.ts';
import { createProblem } from '../../src/problem/problem.ts';
import { ProblemResponse } from '../../src/problem/problem-response.ts';
import { badRequest } from '../../src/problem/refusals.ts';
import { type ParsedScenario, parseScenario } from './parse-scenario.ts';
import { type Scenario, scenarioHeader } from './scenario-kinds.ts';
import { parseTokenList } from './token-list.ts';

const most = 16;
/** Of a list without end, an answer names this many. */
const mostViolations = 32;

/** The scenarios of a request's header, such as `slow;delay=500, flaky;share=0.2`; throws the 400. */
export function readScenarioHeader(text: string): readonly Scenario[] {
  const members = parseTokenList(text);
  if (members === null) {
    throw malformed('must be a list of names with parameters, e.g. slow;delay=500;times=3, flaky');
  }
  const parsed = members.map(({ token, parameters }) => parseScenario(token, parameters));
  const violations = violationsOf(parsed);
  if (violations.length === 0) return valid(parsed);
  const told = violations.map(({ index, place, detail }) => {
    const name = index < members.length ? `member ${index + 1}` : 'the list';
    return `${name}${place === null || place === 'name' ? '' : `, ${place}`}: ${detail}`;
  });
  throw malformed(told.join('; '));
}

/** The scenarios of a JSON body, each an object with a `name` and its parameters; throws the 400. */
export function readScenarioBody(body: unknown): readonly Scenario[] {
  if (!Array.isArray(body)) {
    throw badRequest([{ pointer: '#', code: 'wrong-type', detail: 'must be a list of scenarios' }]);
  }
  const parsed = body.map((entry: unknown): ParsedScenario => {
    if (!isRecord(entry)) return { kind: 'unknown-name', detail: 'must be an object with a name' };
    const { name, ...parameters } = entry;
    return parseScenario(name, new Map(Object.entries(parameters)));
  });
  const violations = violationsOf(parsed);
  if (violations.length > 0) throw badRequest(violations.map(toViolation));
  return valid(parsed);
}

interface ListViolation {
  readonly index: number;
  /** The parameter, or null for the scenario or list as a whole. */
  readonly place: string | null;
  readonly detail: string;
}

function violationsOf(parsed: readonly ParsedScenario[]): ListViolation[] {
  const own = parsed.flatMap(violationsIn);
  const leaks = parsed.flatMap((entry, index) =>
    entry.kind === 'valid' && entry.scenario.name === 'leaky' ? [index] : [],
  );
  return [
    ...(parsed.length > most
      ? [{ index: parsed.length, place: null, detail: `must not be longer than ${most}` }]
      : []),
    ...own,
    ...leaks.slice(1).map(index => ({
      index,
      place: 'name',
      detail: 'is in the list already; one rule is broken at a time',
    })),
  ].slice(0, mostViolations);
}

function violationsIn(entry: ParsedScenario, index: number): ListViolation[] {
  switch (entry.kind) {
    case 'valid':
      return [];
    case 'unknown-name':
      return [{ index, place: 'name', detail: entry.detail }];
    case 'invalid':
      return entry.violations.map(({ parameter, detail }) => ({ index, place: parameter, detail }));
  }
}

function toViolation({ index, place, detail }: ListViolation): Violation {
  const pointer = place === null ? '#' : toFragment([String(index), place]);
  return { pointer, code: 'invalid-value', detail };
}

function valid(parsed: readonly ParsedScenario[]): readonly Scenario[] {
  return parsed.flatMap(entry => (entry.kind === 'valid' ? [entry.scenario] : []));
}

function malformed(detail: string): ProblemResponse {
  return new ProblemResponse(
    createProblem('malformed-request', { detail: `${scenarioHeader}: ${detail}` }),
  );
}
