import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

export const help = `Runs the bank of wrong servers against what else a team would test its server with.

  --fault ID      only this fault, may be repeated
  --limit N       N faults, spread over the bank
  --tools LIST    only these tools, separated by commas
  --specmatic     with specmatic, which is fetched from npm first (80 MB) and needs Java
  --jobs N        servers tested at the same time (default: 1)
  --json          print the results as JSON
  --write         write the table into docs/verifier.md, between its comparison marks
  --help          show this
`;

export interface Options {
  readonly faults: readonly string[];
  readonly tools: readonly string[];
  readonly jobs: number;
  readonly json: boolean;
  readonly write: boolean;
}

/** What there is to choose from. */
export interface Choice {
  readonly faults: readonly string[];
  readonly tools: readonly string[];
}

/** Null when help was asked for. */
export function parseOptions(argv: readonly string[], choice: Choice): Options | null {
  const values = parsed(argv);
  if (values.help) return null;
  const isOffered = (id: string) => id !== 'specmatic' || values.specmatic;
  const tools = values.tools?.split(',') ?? choice.tools.filter(isOffered);
  if (!tools.every(isOffered)) throw new UsageError('specmatic is only fetched with --specmatic');
  const faults = values.fault ?? choice.faults;
  return {
    faults: spread(known(faults, choice.faults, 'fault'), count(values.limit, 'limit')),
    tools: known(tools, choice.tools, 'tool'),
    jobs: count(values.jobs, 'jobs') ?? 1,
    json: values.json,
    write: values.write,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        fault: { type: 'string', multiple: true },
        limit: { type: 'string' },
        tools: { type: 'string' },
        specmatic: { type: 'boolean', default: false },
        jobs: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

function known(ids: readonly string[], all: readonly string[], kind: string): readonly string[] {
  const stranger = ids.find(id => !all.includes(id));
  if (stranger !== undefined) throw new UsageError(`there is no ${kind} "${stranger}"`);
  return ids;
}

function count(text: string | undefined, name: string): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`--${name} takes a whole number above 0`);
  return Number(text);
}

/** Faults of one kind stand together, so the first few would be all alike. */
function spread(ids: readonly string[], limit: number | null): readonly string[] {
  if (limit === null || limit >= ids.length) return ids;
  return ids.filter(
    (_, index) =>
      Math.floor((index * limit) / ids.length) !== Math.floor(((index - 1) * limit) / ids.length),
  );
}
