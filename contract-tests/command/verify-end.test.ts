import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { isRecord } from '../../src/contract/json-pointer.ts';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { minimalServer } from '../foreign/minimal/server.ts';
import { foreignKeys, running } from '../foreign/running.ts';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
/** An error that quotes the key, where nobody can catch it, at a signal. */
const fault =
  "data:text/javascript,process.on('SIGUSR2', () => { throw new TypeError('planted ' + process.argv[5]); })";

/** A run in a process of its own, against a server that falls silent after so many requests. */
async function startRun(answers: number) {
  const own = minimalServer({ keys: Object.values(foreignKeys) });
  const silent = Promise.withResolvers<void>();
  let served = 0;
  const target = await running((request, response) => {
    served += 1;
    if (served <= answers) own(request, response);
    else silent.resolve();
  });
  const folder = temporaryFolder();
  const file = (name: string) => folder.file(name);
  const names = ['json', 'junit', 'html', 'github'] as const;
  const child: ChildProcess = spawn(
    process.execPath,
    [
      ...['--import', fault, main, 'verify', target.url, '--api-key', foreignKeys.apiKey],
      ...[
        '--runs',
        '1',
        '--seed',
        '1',
        ...names.flatMap(name => ['--reporter', `${name}=${file(name)}`]),
      ],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, GITHUB_STEP_SUMMARY: file('summary') },
    },
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await target[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      said += text;
    });
  }
  const ended = once(child, 'close');
  await Promise.race([silent.promise, ended]);
  return {
    child,
    /** The exit code, or the signal that ended it, and everything that it left. */
    async end() {
      const [exit, signal] = await ended;
      const reports = Object.fromEntries(
        [...names, 'summary'].map(name => [name, readFileSync(file(name), 'utf8')]),
      );
      return { exit: exit ?? signal, said, reports };
    },
  };
}

function verdictsIn(json = ''): readonly unknown[] {
  const report: unknown = JSON.parse(json);
  return isRecord(report) && Array.isArray(report.rules)
    ? report.rules.map(rule => (isRecord(rule) ? rule.verdict : null))
    : [];
}

test.each([
  ['SIGINT', 130, 'the run was ended by SIGINT'],
  ['SIGTERM', 143, 'the run was ended by SIGTERM'],
  ['SIGUSR2', 4, 'holdfast itself failed: planted $HOLDFAST_API_KEY'],
] as const)(
  '%s ends a run with %d and every report of what was judged',
  async (name, code, why) => {
    const run = await startRun(150);
    run.child.kill(name);
    const { exit, said, reports } = await run.end();
    expect(exit).toBe(code);
    expect(said).toContain(`holdfast: ${why}; the report has what was judged until then`);
    expect(said).toContain(`ended early  ${why}`);
    expect(said).not.toContain(foreignKeys.apiKey);
    if (code === 4) expect(said).toMatch(/^holdfast failed, .*:\nTypeError\n +at process/m);
    // Markdown escapes its punctuation.
    for (const text of Object.values(reports)) expect(text.replaceAll('\\', '')).toContain(why);
    expect(reports.junit).toContain(`<error message="the run ended early: ${why}" type="run"/>`);
    expect(reports.github).toContain(`::error title=holdfast verify ended early::${why}`);
    expect(new Set(verdictsIn(reports.json))).toEqual(new Set(['held', 'unobservable']));
  },
);

test('a signal before anything was judged leaves reports as well', async () => {
  const run = await startRun(3);
  run.child.kill('SIGTERM');
  const { exit, reports } = await run.end();
  expect(exit).toBe(143);
  expect(verdictsIn(reports.json)).toEqual([]);
  expect(reports.html).toContain('<h1>Not every rule was judged</h1>');
});
