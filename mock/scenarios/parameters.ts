/** A parameter that a scenario does not take as it was given. */
export interface ParameterViolation {
  readonly parameter: string;
  /** What is expected; it never repeats the value. */
  readonly detail: string;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Reads a scenario's parameters by name; what is wrong with them is collected, and each has a fallback. */
export interface ParameterReader {
  wholeNumber(name: string, range: Range & { readonly fallback: number }): number;
  optionalWholeNumber(name: string, range: Range): number | undefined;
  fraction(name: string, fallback: number): number;
  oneOf<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice;
  /** All violations, those of parameters that nobody has read among them. */
  violations(): readonly ParameterViolation[];
}

export function readParameters(given: ReadonlyMap<string, unknown>): ParameterReader {
  const known = new Set<string>();
  const violations: ParameterViolation[] = [];

  function read<Value>(
    name: string,
    accepts: (value: unknown) => value is Value,
    detail: string,
  ): Value | undefined {
    known.add(name);
    const value = given.get(name);
    if (value === undefined || accepts(value)) return value;
    violations.push({ parameter: name, detail });
    return undefined;
  }

  function wholeNumber(name: string, { from, to }: Range): number | undefined {
    const accepts = (value: unknown): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
    return read(name, accepts, `must be a whole number from ${from} to ${to}`);
  }

  return {
    optionalWholeNumber: wholeNumber,
    wholeNumber: (name, { fallback, ...range }) => wholeNumber(name, range) ?? fallback,
    fraction(name, fallback) {
      const accepts = (value: unknown): value is number =>
        typeof value === 'number' && value >= 0 && value <= 1;
      return read(name, accepts, 'must be a number from 0 to 1') ?? fallback;
    },
    oneOf(name, choices) {
      const detail = `must be one of ${choices.join(', ')}`;
      if (!given.has(name))
        violations.push({ parameter: name, detail: `is required; it ${detail}` });
      const find = (value: unknown) => choices.find(choice => choice === value);
      const accepts = (value: unknown): value is (typeof choices)[number] =>
        find(value) !== undefined;
      return read(name, accepts, detail) ?? choices[0];
    },
    violations: () => [
      ...violations,
      ...[...given.keys()]
        .filter(name => !known.has(name))
        .map(parameter => ({
          parameter,
          detail: `is not known; there is ${[...known].join(', ')}`,
        })),
    ],
  };
}
