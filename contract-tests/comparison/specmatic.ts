import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings, Server, Tool, Workplace } from '../runner/tool.ts';
import { mustSucceed, runToEnd } from './ended-process.ts';
import { documentFile } from './project-files.ts';
import { readSpecmaticReport } from './specmatic-report.ts';

const version = '2.55.1';

/**
 * By default specmatic sends every combination of what a body may hold: on this document it made
 * 19,800 requests to the first endpoint in ten minutes and had not come to the second.
 */
const combinations = '20';

/** The process lives for seconds, too short for the better compiler to pay. */
const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** The contract tests of `specmatic`, which is fetched first: 80 MB, and no dependency of ours. */
export async function specmatic(workplace: Workplace): Promise<Tool> {
  const folder = join(workplace.folder, 'specmatic');
  mkdirSync(folder);
  const install = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  await mustSucceed('npm', [...install, `specmatic@${version}`], { ...workplace, folder });
  // What the package's own command does, without the shell in between that would outlive a stop.
  const jar = join(folder, 'node_modules/specmatic/specmatic.jar');
  return {
    id: 'specmatic',
    label: `\`specmatic test\` ${version}, at most ${combinations} combinations`,
    isRandom: true,
    judge: server => failedScenarios(jar, server, { ...workplace, folder }),
  };
}

async function failedScenarios(
  jar: string,
  { url, apiKey }: Server,
  { folder, env, stop }: Workplace,
): Promise<Findings> {
  const reports = join(folder, `reports-${new URL(url).port}`);
  const parameters = [...shortLived, '-jar', jar, 'test', documentFile, '--testBaseURL', url];
  // It also leaves files where it runs, and several may run at once.
  mkdirSync(reports);
  const { code } = await runToEnd('java', [...parameters, '--junitReportDir', reports], {
    folder: reports,
    stop,
    env: {
      ...env,
      // A key is read from the variable named after its security scheme.
      apiKey,
      MAX_TEST_REQUEST_COMBINATIONS: combinations,
      SPECMATIC_DISABLE_TELEMETRY: 'true',
    },
  });
  try {
    return readSpecmaticReport(readFileSync(join(reports, 'TEST-junit-jupiter.xml'), 'utf8'));
  } catch {
    return new Set([`it ended with ${code ?? 'a signal'} and no report`]);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
