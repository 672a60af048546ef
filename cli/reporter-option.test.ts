import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectReporter, planReports } from './reporter-option.ts';
import { verifyCommand } from './verify.ts';

const collected = (...texts: readonly string[]) =>
  texts.reduce<ReturnType<typeof collectReporter>>(
    (previous, text) => collectReporter(text, previous),
    [],
  );
const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'holdfast-report-'));

describe('--reporter takes', () => {
  test.each([
    ['a name', 'junit', { name: 'junit' }],
    ['a name and a path', 'html=out/a=b.html', { name: 'html', path: 'out/a=b.html' }],
  ])('%s', (_, text, chosen) => {
    expect(collected(text)).toEqual([chosen]);
  });

  test.each(['junt', 'junit=', '=a.xml', '', 'JSON'])('nothing else, as "%s"', text => {
    expect(() => collected(text)).toThrow(
      'Give NAME or NAME=PATH, where NAME is pretty, json, junit, github, html.',
    );
  });
});

describe('standard output', () => {
  test('shows the pretty report unless another reporter takes it', () => {
    using folder = temporaryFolder();
    const file = `junit=${join(folder.path, 'verify.xml')}`;
    const names = (...texts: readonly string[]) =>
      planReports(collected(...texts), {}).reporters.map(({ name, path }) =>
        path === undefined ? name : `${name} file`,
      );
    expect(names()).toEqual(['pretty']);
    expect(names(file)).toEqual(['pretty', 'junit file']);
    expect(names(file, 'json')).toEqual(['junit file', 'json']);
  });

  test('has room for one', () => {
    expect(() => planReports(collected('json', 'github'), {})).toThrow(
      'only one reporter can write to standard output, and json and github would; give all but one a file, for example --reporter github=PATH',
    );
  });
});

describe('a file that cannot be written is refused', () => {
  test.each([
    [
      'no folder',
      'missing/verify.xml',
      /verify\.xml cannot be written: there is no folder .*missing; create it first$/,
    ],
    [
      'a file for a folder',
      'file/verify.xml',
      /cannot be written: there is no folder .*file; create/,
    ],
    [
      'a folder for a file',
      'folder',
      /folder cannot be written: it is a folder; name a file in it$/,
    ],
  ])('%s', (_, name, sentence) => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, 'folder'));
    writeFileSync(join(folder.path, 'file'), '');
    expect(() => planReports(collected(`junit=${join(folder.path, name)}`), {})).toThrow(sentence);
  });

  test('twice the same', () => {
    using folder = temporaryFolder();
    const [one, same] = [join(folder.path, 'a'), `${folder.path}/./a`];
    expect(() => planReports(collected(`json=${one}`, `html=${same}`), {})).toThrow(
      /two reporters would write .*; give each a file of its own/,
    );
  });

  test('before the target is called', async () => {
    const io = {
      stdout: { write: () => {}, isTerminal: false },
      stderr: { write: () => {}, isTerminal: false },
      env: { HOLDFAST_API_KEY: 'key' },
      command: 'holdfast',
      stop: new AbortController().signal,
    };
    const run = (...options: readonly string[]) =>
      verifyCommand(io, () => {})
        .exitOverride()
        .parseAsync(['http://127.0.0.1:1', ...options], { from: 'user' });
    await expect(run('--reporter', 'json=missing/a')).rejects.toMatchObject({ exit: 2 });
    await expect(run()).rejects.toMatchObject({ exit: 3 });
  });
});

describe('the step summary of GitHub', () => {
  test('is written where the reporter is asked for and the run is a step', () => {
    using folder = temporaryFolder();
    const env = { GITHUB_STEP_SUMMARY: join(folder.path, 'summary.md') };
    expect(planReports(collected('github'), env).stepSummary).toBe(env.GITHUB_STEP_SUMMARY);
    expect(planReports(collected('github'), {}).stepSummary).toBeNull();
    expect(planReports(collected('json'), env).stepSummary).toBeNull();
  });

  test('is checked like any other file', () => {
    const env = { GITHUB_STEP_SUMMARY: '/missing/summary.md' };
    expect(() => planReports(collected('github'), env)).toThrow('there is no folder /missing');
  });
});
