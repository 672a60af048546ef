import { chosen, parseValues, UsageError, wholeNumber } from '../runner/command.ts';

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
  const values = parseValues(argv, {
    fault: { type: 'string', multiple: true },
    limit: { type: 'string' },
    tools: { type: 'string' },
    specmatic: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return null;
  const isOffered = (id: string) => id !== 'specmatic' || values.specmatic;
  const tools = values.tools?.split(',') ?? choice.tools.filter(isOffered);
  if (!tools.every(isOffered)) throw new UsageError('specmatic is only fetched with --specmatic');
  const limit = values.limit === undefined ? null : wholeNumber(values.limit, 'limit');
  return {
    faults: spread(chosen(values.fault, choice.faults, 'fault'), limit),
    tools: chosen(tools, choice.tools, 'tool'),
    jobs: wholeNumber(values.jobs, 'jobs'),
    json: values.json,
    write: values.write,
  };
}

/** Faults of one kind stand together, so the first few would be all alike. */
function spread(ids: readonly string[], limit: number | null): readonly string[] {
  if (limit === null || limit >= ids.length) return ids;
  return ids.filter(
    (_, index) =>
      Math.floor((index * limit) / ids.length) !== Math.floor(((index - 1) * limit) / ids.length),
  );
}
