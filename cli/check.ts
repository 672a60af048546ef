import { relative } from 'node:path';
import { Command } from 'commander';
import type { DocumentProblem } from '../src/contract/load-contract.ts';
import { visible } from '../src/verify/report/visible.ts';
import { type ExitCode, exitCode } from './exit.ts';
import type { Io } from './io.ts';
import { collect } from './option-values.ts';

interface Options {
  readonly overlay?: readonly string[];
  readonly allowRemoteRefs?: true;
  readonly json?: true;
}

/** `holdfast check`: everything that is wrong with a document, where it is written. */
export function checkCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Check an annotated document, and tell each problem with its file and line.')
    .argument('[spec]', 'the document (file or URL); the built-in one unless given')
    .option('--overlay <file>', 'OpenAPI Overlay to apply to the document (repeatable)', collect)
    .option('--allow-remote-refs', "let references leave the document's folder, for any address")
    .option('--json', 'print the problems as JSON')
    .addHelpText('after', examples)
    .action(async (spec: string | undefined, { overlay, allowRemoteRefs, json }: Options) => {
      const { checkContract } = await import('../src/contract/load-contract.ts');
      const problems = await checkContract({ spec, overlays: overlay, allowRemoteRefs });
      if (json) io.stdout.write(`${JSON.stringify(problems.map(asJson), null, 2)}\n`);
      else for (const problem of problems) io.stdout.write(`${visible(lineOf(problem))}\n`);
      if (problems.length === 0) io.stderr.write('The document is as the annotations ask.\n');
      finish(problems.length === 0 ? exitCode.ok : exitCode.usage);
    });
}

/** In the form that terminals and editors turn into a link. */
function lineOf({ error, at }: DocumentProblem): string {
  return at === null
    ? error.message
    : `${shownFile(at.file)}:${at.line}:${at.column}: ${error.remedy}`;
}

function asJson({ error, at }: DocumentProblem) {
  const { code, place, remedy } = error;
  return { ...(at && { ...at, file: shownFile(at.file) }), code, place, message: remedy };
}

function shownFile(file: string): string {
  const near = relative('', file);
  return /^https?:/.test(file) || near.startsWith('..') ? file : near;
}

const examples = `
Exit codes: 0 the document can be used, 2 it cannot.

Examples:
  $ holdfast check openapi.yaml
  $ holdfast check https://example.com/openapi.yaml --overlay annotations.yaml
  $ holdfast check openapi.yaml --json
`;
