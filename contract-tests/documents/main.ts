import { existsSync } from 'node:fs';
import {
  type Command,
  parseValues,
  runCommand,
  type Surroundings,
  UsageError,
} from '../runner/command.ts';
import { writeSection } from '../runner/marked-section.ts';
import { runEach } from '../runner/run-each.ts';
import { documents } from './documents.ts';
import { infer } from './infer.ts';
import { type Measured, measure } from './measure.ts';
import { lost, nameOf, summary, toSection, toTable } from './table.ts';
import { updatesSection, updatesSummary, updatesTable } from './updates-table.ts';

const page = new URL('../../docs/any-api.md', import.meta.url);

const command = {
  name: 'documents',
  help: `Starts plain Prism and holdfast mock with ${documents.length} public documents, and asks both the same. A document that
Prism starts with and Holdfast does not, or a life that is wrong, is enough to end with 1. The documents are no part of this
repository: those that the folder has not are skipped, which is told.

  --folder DIR  where the documents are, each as OWNER/NAME/PATH of its repository
  --only TEXT   only those with this text in their name
  --infer       tell instead what can be said of their updates, and let each inferred resource live once
  --write       write the table into docs/any-api.md, between its marks
  --help        show this
`,
  parse,
  run,
} satisfies Command<Options>;

interface Options {
  readonly folder: string;
  readonly only: string;
  readonly infer: boolean;
  readonly write: boolean;
}

process.exitCode = await runCommand(command, process);

function parse(argv: readonly string[]): Options | null {
  const { help, folder, only, infer, write } = parseValues(argv, {
    folder: { type: 'string' },
    only: { type: 'string', default: '' },
    infer: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (help) return null;
  if (folder === undefined || !existsSync(folder))
    throw new UsageError('--folder takes the folder that the documents are in');
  return { folder, only, infer, write };
}

async function run(options: Options, surroundings: Surroundings): Promise<number> {
  if (options.infer) return runInference(options, surroundings);
  const { folder, only, write } = options;
  const { stop, print, say } = surroundings;
  if (write) writeSection(page, 'documents', null);
  const wanted = documents.filter(document => nameOf(document).includes(only));
  const results = await runEach(wanted, { atOnce: 1, stop }, async document => {
    const measured = await measure(folder, document);
    for (const line of told(measured)) say(`${nameOf(document)}: ${line}`);
    return { document, measured };
  });
  const outcome = {
    measured: results.flatMap(({ measured }) => measured ?? []),
    missing: results.filter(({ measured }) => measured === null).map(({ document }) => document),
  };
  print([toTable(outcome), summary(outcome)].join('\n\n'));
  if (write)
    writeSection(
      page,
      'documents',
      toSection(outcome, 'npm run documents -- --folder DIR --write'),
    );
  return lost(outcome).length > 0 ? 1 : 0;
}

async function runInference(
  { folder, only, write }: Options,
  { stop, print, say }: Surroundings,
): Promise<number> {
  if (write) writeSection(page, 'updates', null);
  const wanted = documents.filter(document => nameOf(document).includes(only));
  const results = await runEach(wanted, { atOnce: 1, stop }, async document => {
    const inferred = await infer(folder, document);
    for (const { resource, life } of inferred?.lives ?? [])
      if (life.kind !== 'right')
        say(
          [nameOf(document), resource, life.kind, ...('why' in life ? [life.why] : [])].join(': '),
        );
    return inferred;
  });
  const found = results.flatMap(one => one ?? []);
  print([updatesTable(found), updatesSummary(found)].join('\n\n'));
  const section = updatesSection(found, 'npm run documents -- --folder DIR --infer --write');
  if (write) writeSection(page, 'updates', section);
  return found.some(({ lives }) => lives.some(({ life }) => life.kind === 'wrong')) ? 1 : 0;
}

function told(measured: Measured | null): readonly string[] {
  if (measured === null) return ['skipped, as the folder has it not'];
  const { prism, holdfast, others } = measured;
  return [
    `Prism ${prism.kind}, Holdfast ${holdfast.kind}`,
    ...(holdfast.kind === 'failed' ? [holdfast.reason] : []),
    ...others,
  ];
}
