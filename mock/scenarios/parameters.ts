/** A parameter that a scenario does not take as it was given. */
export interface ParameterViolation {
  readonly parameter: string;
  /** What is expected; it never repeats the value. */
  readonly detail: string;
}

/** What a parameter of a scenario may be. */
export type Parameter = NumberParameter | ChoiceParameter;

export interface NumberParameter {
  readonly kind: 'whole number' | 'number';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Counts where it is left out; without one it may be. */
  readonly fallback?: number;
  readonly unit?: 'ms' | 's';
}

/** Always required. */
export interface ChoiceParameter {
  readonly kind: 'choice';
  readonly name: string;
  readonly choices: readonly string[];
}

type Bounds = Omit<NumberParameter, 'kind' | 'name' | 'fallback'>;

/** Reads a scenario's parameters by name; what is wrong with them is collected, and each has a fallback. */
export interface ParameterReader {
  wholeNumber(name: string, bounds: Bounds & { readonly fallback: number }): number;
  optionalWholeNumber(name: string, bounds: Bounds): number | undefined;
  /** From 0 to 1. */
  share(name: string, fallback: number): number;
  oneOf<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice;
  /** Those that were read, in their order. */
  parameters(): readonly Parameter[];
  /** All violations, those of parameters that nobody has read among them. */
  violations(): readonly ParameterViolation[];
}

export function readParameters(given: ReadonlyMap<string, unknown>): ParameterReader {
  const parameters: Parameter[] = [];
  const violations: ParameterViolation[] = [];

  function numberFor(parameter: NumberParameter): number | undefined {
    parameters.push(parameter);
    const { kind, name, from, to } = parameter;
    const value = given.get(name);
    const isWhole = kind === 'whole number';
    const isTaken =
      typeof value === 'number' &&
      value >= from &&
      value <= to &&
      (!isWhole || Number.isInteger(value));
    if (isTaken) return value;
    const detail = `must be a ${kind} from ${from} to ${to}`;
    if (value !== undefined) violations.push({ parameter: name, detail });
    return undefined;
  }

  return {
    optionalWholeNumber: (name, bounds) => numberFor({ kind: 'whole number', name, ...bounds }),
    wholeNumber: (name, bounds) =>
      numberFor({ kind: 'whole number', name, ...bounds }) ?? bounds.fallback,
    share: (name, fallback) =>
      numberFor({ kind: 'number', name, from: 0, to: 1, fallback }) ?? fallback,
    oneOf(name, choices) {
      parameters.push({ kind: 'choice', name, choices });
      const chosen = choices.find(choice => choice === given.get(name));
      if (chosen !== undefined) return chosen;
      const required = given.has(name) ? '' : 'is required; it ';
      const detail = `${required}must be one of ${choices.join(', ')}`;
      violations.push({ parameter: name, detail });
      return choices[0];
    },
    parameters: () => parameters,
    violations() {
      const known = parameters.map(({ name }) => name);
      const unknown = [...given.keys()].filter(name => !known.includes(name));
      const detail = `is not known; there is ${known.join(', ')}`;
      return [...violations, ...unknown.map(parameter => ({ parameter, detail }))];
    },
  };
}
