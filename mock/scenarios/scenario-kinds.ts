import { leakyRules } from './leaky-rules.ts';
import { type Parameter, type ParameterReader, readParameters } from './parameters.ts';

/** A minute: longer than any client waits, short enough not to hold connections for nothing. */
const milliseconds = { from: 0, to: 60_000, unit: 'ms' } as const;
const seeds = { from: 0, to: 4_294_967_295, fallback: 1 };

/**
 * The ways to fail that a client may choose, each with its parameters and a sentence for people. Parser,
 * help, README and console have them from here; what comes of each, `effect.ts` says.
 */
const kinds = {
  slow: {
    sentence: 'waits so many ms before any answer, and up to jitter more',
    read: (given: ParameterReader) => ({
      name: 'slow' as const,
      delay: given.wholeNumber('delay', { ...milliseconds, fallback: 1_000 }),
      jitter: given.wholeNumber('jitter', { ...milliseconds, fallback: 0 }),
      seed: given.wholeNumber('seed', seeds),
    }),
  },
  flaky: {
    sentence: 'answers that share of the requests with 503',
    read: (given: ParameterReader) => ({
      name: 'flaky' as const,
      share: given.share('share', 0.5),
      seed: given.wholeNumber('seed', seeds),
    }),
  },
  'rate-limited': {
    sentence: 'answers 429 with Retry-After',
    read: (given: ParameterReader) => ({
      name: 'rate-limited' as const,
      'retry-after': given.wholeNumber('retry-after', {
        from: 0,
        to: 86_400,
        fallback: 30,
        unit: 's',
      }),
    }),
  },
  unauthorized: {
    sentence: 'answers 401',
    read: () => ({ name: 'unauthorized' as const }),
  },
  'server-error': {
    sentence: 'answers 500',
    read: () => ({ name: 'server-error' as const }),
  },
  offline: {
    sentence: 'resets the connection',
    read: () => ({ name: 'offline' as const }),
  },
  leaky: {
    sentence: 'breaks that rule as a real server would, for verify to find',
    read: (given: ParameterReader) => ({
      name: 'leaky' as const,
      rule: given.oneOf('rule', leakyRules),
    }),
  },
};

type Kinds = typeof kinds;

export type ScenarioName = keyof Kinds;

/** A scenario that a client chose, parsed. */
export type Scenario = Readonly<ReturnType<Kinds[ScenarioName]['read']>> & {
  /** How many requests it applies to; without it, to all. */
  readonly times?: number;
};

/** What people are told of a scenario. */
export interface ScenarioKind {
  readonly name: string;
  readonly sentence: string;
  readonly parameters: readonly Parameter[];
  /** As the header takes it, with every parameter but `times`. */
  readonly example: string;
}

/** How to read each scenario, by its name. */
export const scenarioReaders: ReadonlyMap<string, (given: ParameterReader) => Scenario> = new Map(
  Object.entries(kinds).map(([name, { read }]) => [name, read]),
);

/** Every scenario takes it. */
export function readTimes(given: ParameterReader): number | undefined {
  return given.optionalWholeNumber('times', { from: 1, to: 1_000_000 });
}

export const scenarioKinds: readonly ScenarioKind[] = Object.entries(kinds).map(
  ([name, { sentence, read }]) => {
    const asked = readParameters(new Map());
    read(asked);
    const own = [...asked.parameters()];
    const example = [name, ...own.map(exampleOf)].join(';');
    readTimes(asked);
    return { name, sentence, parameters: asked.parameters(), example };
  },
);

function exampleOf(parameter: Parameter): string {
  const { name } = parameter;
  return parameter.kind === 'choice'
    ? `${name}=${parameter.choices[0]}`
    : `${name}=${parameter.fallback}`;
}

export const scenarioHeader = 'X-Holdfast-Scenario';
