import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type ReporterName, reporterNames } from '../src/verify/report/reporter-names.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';

/** A form of the report and where it goes. */
export interface ChosenReporter {
  readonly name: ReporterName;
  /** Standard output when absent. */
  readonly path?: string;
}

/** `--reporter NAME[=PATH]`, repeatable. */
export function collectReporter(
  text: string,
  previous: readonly ChosenReporter[] = [],
): readonly ChosenReporter[] {
  const [, wanted, path] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const name = reporterNames.find(known => known === wanted);
  if (name === undefined || path === '') {
    throw new InvalidArgumentError(
      `Give NAME or NAME=PATH, where NAME is ${reporterNames.join(', ')}.`,
    );
  }
  return [...previous, path === undefined ? { name } : { name, path }];
}

/** Where each report goes, once it is certain that it can. */
export interface ReportPlan {
  readonly reporters: readonly ChosenReporter[];
  /** The page that GitHub shows for a step, where this is one and the reporter `github` is asked for. */
  readonly stepSummary: string | null;
}

/** Checks before the run what would lose its report after it. */
export function planReports(chosen: readonly ChosenReporter[], env: Io['env']): ReportPlan {
  const onStdout = chosen.filter(({ path }) => path === undefined).map(({ name }) => name);
  if (onStdout.length > 1) {
    throw new CommandError(
      `only one reporter can write to standard output, and ${onStdout.join(' and ')} would; give all but one a file, for example --reporter ${onStdout.at(-1)}=PATH`,
    );
  }
  const files = new Set<string>();
  for (const { path } of chosen) {
    if (path === undefined) continue;
    if (files.has(resolve(path)))
      throw new CommandError(`two reporters would write ${path}; give each a file of its own`);
    files.add(resolve(path));
    requireWritable(path);
  }
  const wantsSummary = chosen.some(({ name }) => name === 'github');
  const stepSummary = wantsSummary ? env.GITHUB_STEP_SUMMARY || null : null;
  if (stepSummary !== null) requireWritable(stepSummary);
  return {
    reporters: onStdout.length === 0 ? [{ name: 'pretty' }, ...chosen] : chosen,
    stepSummary,
  };
}

function requireWritable(path: string): void {
  const obstacle = obstacleTo(path);
  if (obstacle !== null) throw new CommandError(`${path} cannot be written: ${obstacle}`);
}

function obstacleTo(path: string): string | null {
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return `there is no folder ${folder}; create it first`;
  const present = statSync(path, { throwIfNoEntry: false });
  if (present?.isDirectory()) return 'it is a folder; name a file in it';
  try {
    accessSync(present === undefined ? folder : path, constants.W_OK);
    return null;
  } catch {
    return 'there is no permission to';
  }
}
