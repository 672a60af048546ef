import { chosen, parseValues, wholeNumber } from '../contract-tests/runner/command.ts';

export interface Options {
  /** Names of benchmarks, in their order. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** Of load for each subject and round. */
  readonly seconds: number;
  readonly write: boolean;
}

/** Null when help was asked for; throws a UsageError for what cannot be followed. */
export function parseOptions(argv: readonly string[], names: readonly string[]): Options | null {
  const values = parseValues(
    argv,
    {
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    // `--only a b` reads well; parseArgs alone would take b for something else.
    true,
  );
  if (values.help) return null;
  const wanted = chosen([...values.only, ...values.positionals], names, 'benchmark');
  return {
    only: names.filter(name => wanted.includes(name)),
    rounds: wholeNumber(values.rounds, 'rounds', { most: 999 }),
    seconds: wholeNumber(values.seconds, 'seconds', { most: 999 }),
    write: values.write,
  };
}
