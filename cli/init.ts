import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { Document, isMap, isSeq } from 'yaml';
import type { InferredOverlay } from '../src/contract/infer/infer-overlay.ts';
import type { Unclear } from '../src/contract/infer/inference.ts';
import { visibleLines } from '../src/verify/report/visible.ts';
import { CommandError, type ExitCode, exitCode } from './exit.ts';
import type { Io } from './io.ts';
import { collect, parseFileName } from './option-values.ts';

interface Options {
  readonly overlay?: readonly string[];
  readonly allowRemoteRefs?: true;
  readonly output?: string;
  readonly json?: true;
}

/** `holdfast init`: a first overlay for a document, by inference, with what it could not decide. */
export function initCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('init')
    .description(
      'Write an OpenAPI Overlay that annotates a document, as far as it tells of itself.',
    )
    .argument('<spec>', 'the document (file or URL)')
    .option('--overlay <file>', 'OpenAPI Overlay to apply before (repeatable)', collect)
    .option('--allow-remote-refs', "let references leave the document's folder, for any address")
    .option('--output <file>', 'write the overlay there, where no file is yet', parseFileName)
    .option('--json', 'print the actions and what is undecided as JSON')
    .addHelpText('after', examples(io))
    .action(async (spec: string, options: Options) => {
      const { loadOverlay } = await import('../src/contract/load-contract.ts');
      const inferred = await loadOverlay({
        spec,
        overlays: options.overlay,
        allowRemoteRefs: options.allowRemoteRefs,
      });
      if (options.json) io.stdout.write(`${JSON.stringify(inferred, null, 2)}\n`);
      else await writeOverlay(io, inferred, options.output);
      io.stderr.write(visibleLines(told(inferred)));
      finish(inferred.actions.length > 0 ? exitCode.ok : exitCode.usage);
    });
}

async function writeOverlay(
  io: Io,
  inferred: InferredOverlay,
  output: string | undefined,
): Promise<void> {
  const text = toYaml(inferred);
  if (output === undefined) {
    io.stdout.write(`${visibleLines(text).trimEnd()}\n`);
    return;
  }
  try {
    // What somebody has edited since is not overwritten.
    await writeFile(output, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new CommandError(
      code === 'EEXIST'
        ? `${output} is there already; remove it, or give another name`
        : `${output} cannot be written; give the name of a file in a folder that there is`,
    );
  }
}

/** Each action with its reasons above it. */
function toYaml({ title, actions }: InferredOverlay): string {
  const document = new Document({
    overlay: '1.0.0',
    info: { title: `What requests of ${title} do to what is stored`, version: '1.0.0' },
    actions: actions.map(({ target, update }) => ({ target, update })),
  });
  const list = document.get('actions');
  for (const [index, item] of isSeq(list) ? list.items.entries() : []) {
    const reasons = actions[index]?.reasons ?? [];
    if (isMap(item)) item.commentBefore = reasons.map(reason => ` ${reason}`).join('\n');
  }
  return document.toString({ lineWidth: 0 });
}

function told({ actions, refused, unclear }: InferredOverlay): string {
  const updates = actions.filter(({ update }) => 'x-settings-update' in update).length;
  const secrets = actions.length - updates;
  return [
    `${counted(updates, 'update')} and ${counted(secrets, 'secret')} inferred; read them before you rely on them.`,
    ...listed('Could not be decided:', unclear),
    ...listed('Not annotated:', refused),
    '',
  ].join('\n');
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function listed(heading: string, all: readonly Unclear[]): readonly string[] {
  if (all.length === 0) return [];
  return [heading, ...all.map(({ operation, why }) => `  ${operation}: ${why.join('; ')}`)];
}

function examples({ command }: Io): string {
  return `
What was inferred comes from methods, paths, bodies and names: the GET, POST and DELETE beside a PATCH or
PUT, links, writeOnly, format: password, and flags such as hasPassword. Nothing is sent anywhere.

Exit codes: 0 something was inferred, 2 nothing, or the document cannot be read.

Examples:
  $ ${command} init openapi.yaml
  $ ${command} init openapi.yaml --output annotations.yaml
  $ ${command} verify http://localhost:8080 --spec openapi.yaml --overlay annotations.yaml
`;
}
