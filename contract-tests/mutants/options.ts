import { wholeNumber } from '../runner/command.ts';

/** What both commands are told. */
export interface MutantCommandOptions {
  readonly seed: number;
  readonly runs: number;
  readonly threads: number;
  readonly match: string;
  readonly record: string | undefined;
  readonly quick: boolean;
  readonly write: boolean;
}

/** As `parseValues` takes them. */
export const mutantOptions = {
  seed: { type: 'string', default: '1' },
  threads: { type: 'string', default: '2' },
  match: { type: 'string', default: '' },
  record: { type: 'string' },
  quick: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export function readMutantOptions({
  seed,
  runs,
  threads,
  ...others
}: Readonly<Record<'seed' | 'runs' | 'threads', string>> &
  Omit<MutantCommandOptions, 'seed' | 'runs' | 'threads'>): MutantCommandOptions {
  return {
    seed: wholeNumber(seed, 'seed', { least: 0 }),
    runs: wholeNumber(runs, 'runs'),
    threads: wholeNumber(threads, 'threads', { most: 64 }),
    match: others.match,
    record: others.record,
    quick: others.quick,
    write: others.write,
  };
}
