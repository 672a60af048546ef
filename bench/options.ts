import { parseArgs } from 'node:util';
import { UsageError } from '../contract-tests/comparison/usage-error.ts';

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
  const values = parsed(argv);
  if (values.help) return null;
  const unknown = values.only.find(name => !names.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`there is no benchmark "${unknown}"; there are ${names.join(', ')}`);
  return {
    only: names.filter(name => values.only.length === 0 || values.only.includes(name)),
    rounds: wholeNumber(values.rounds, '--rounds'),
    seconds: wholeNumber(values.seconds, '--seconds'),
    write: values.write,
  };
}

function parsed(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      // `--only a b` reads well; parseArgs alone would take b for something else.
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true, default: [] },
        rounds: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '3' },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, only: [...values.only, ...positionals] };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

function wholeNumber(text: string, option: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number from 1 to 999`);
}
