import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings, Server, Tool, Workplace } from '../runner/tool.ts';
import { mustSucceed, runToEnd } from './ended-process.ts';
import { documentFile, packageCommand, workflowsFolder } from './project-files.ts';
import { readRespectReport } from './respect-report.ts';

const redocly = packageCommand('redocly');
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/** Arazzo workflows, and what the document that they are about is called in them. */
interface Workflows {
  readonly files: readonly string[];
  readonly source: string;
}

/** `redocly respect` on what `redocly generate-arazzo` makes of the document. */
export async function generatedWorkflows(workplace: Workplace): Promise<Tool> {
  const file = join(workplace.folder, 'generated.arazzo.yaml');
  const parameters = [redocly, 'generate-arazzo', documentFile, '--output-file', file];
  await mustSucceed(process.execPath, parameters, withoutTalk(workplace));
  return {
    id: 'respect',
    label: '`redocly respect`, workflows generated from the document',
    judge: server => failedChecks({ files: [file], source: 'openapi' }, server, workplace),
  };
}

/** `redocly respect` on the workflows that come with the document. */
export function headlineWorkflows(workplace: Workplace): Tool {
  const files = globSync('*.arazzo.yaml', { cwd: workflowsFolder }).sort();
  const workflows = {
    files: files.map(name => join(workflowsFolder, name)),
    source: 'settings',
  };
  return {
    id: 'respect-headline',
    label: '`redocly respect`, our workflows in `openapi/workflows`',
    judge: server => failedChecks(workflows, server, workplace),
  };
}

async function failedChecks(
  { files, source }: Workflows,
  { url, apiKey }: Server,
  workplace: Workplace,
): Promise<Findings> {
  // Several runs share the folder; a port has one server at a time.
  const output = join(workplace.folder, `respect-${source}-${new URL(url).port}.json`);
  const parameters = [
    ...[redocly, 'respect', ...files, '--json-output', output],
    ...['--input', `apiKey=${apiKey}`, '--server', `${source}=${url}`],
  ];
  const { code } = await runToEnd(process.execPath, parameters, withoutTalk(workplace));
  const text = readIfThere(output);
  rmSync(output, { force: true });
  const findings = text === null ? new Set<string>() : readRespectReport(JSON.parse(text));
  return code === 0 || findings.size > 0 ? findings : new Set(['it failed without a failed check']);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function withoutTalk({ env, ...workplace }: Workplace): Workplace {
  return { ...workplace, env: { ...env, ...quiet } };
}
