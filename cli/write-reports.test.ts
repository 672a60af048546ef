import { mkdtempDisposableSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { broken, held, report } from '../src/verify/report/testing/samples.ts';
import type { ReportPlan } from './reporter-option.ts';
import { writeReports } from './write-reports.ts';

const found = report([held(), broken()]);
const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'holdfast-report-'));

/** What goes to standard output. */
function written(plan: Partial<ReportPlan>, { isTerminal = false, env = {} } = {}): string {
  const texts: string[] = [];
  const stdout = { write: (text: string) => void texts.push(text), isTerminal };
  const io = {
    stdout,
    stderr: stdout,
    env,
    command: 'holdfast',
    stop: new AbortController().signal,
  };
  const whole: ReportPlan = { reporters: [{ name: 'pretty' }], stepSummary: null, ...plan };
  writeReports(io, found, whole, 'holdfast verify');
  return texts.join('');
}

test('several reporters write at once, each to its own place', () => {
  using folder = temporaryFolder();
  const [xml, page] = [join(folder.path, 'a.xml'), join(folder.path, 'a.html')];
  writeFileSync(xml, 'an earlier, longer report'.repeat(1_000));
  const text = written({
    reporters: [{ name: 'json' }, { name: 'junit', path: xml }, { name: 'html', path: page }],
  });
  expect(JSON.parse(text)).toMatchObject({ summary: { held: 1, broken: 1 } });
  expect(readFileSync(xml, 'utf8')).toMatch(/^<\?xml.*<\/testsuites>\n$/s);
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>.*<\/html>\n$/s);
});

test('colours are for a terminal, unless NO_COLOR says no', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'a.txt');
  const colour = '\u001b[';
  expect(written({}, { isTerminal: true })).toContain(colour);
  expect(written({}, { isTerminal: true, env: { NO_COLOR: '' } })).toContain(colour);
  expect(written({}, { isTerminal: true, env: { NO_COLOR: '1' } })).not.toContain(colour);
  expect(written({})).not.toContain(colour);
  written({ reporters: [{ name: 'pretty', path }] }, { isTerminal: true });
  expect(readFileSync(path, 'utf8')).not.toContain(colour);
});

test('the step summary follows what the step wrote before, within the limit for both', () => {
  using folder = temporaryFolder();
  const stepSummary = join(folder.path, 'summary.md');
  writeFileSync(stepSummary, 'before\n');
  written({ stepSummary });
  expect(readFileSync(stepSummary, 'utf8')).toMatch(/^before\n## holdfast verify/);
  const page = statSync(stepSummary).size - 'before\n'.length;
  writeFileSync(stepSummary, 'x'.repeat(1024 * 1024 - page + 1));
  written({ stepSummary });
  expect(statSync(stepSummary).size).toBeLessThanOrEqual(1024 * 1024);
  expect(readFileSync(stepSummary, 'utf8').slice(-page)).toMatch(
    /The details of 1 more are left out/,
  );
});

test('a report that cannot be written keeps none of the others', () => {
  using folder = temporaryFolder();
  const [gone, kept] = [join(folder.path, 'gone', 'a.json'), join(folder.path, 'a.json')];
  const reporters = [
    { name: 'json', path: gone },
    { name: 'json', path: kept },
  ] as const;
  expect(() => written({ reporters })).toThrow(`${gone} cannot be written: ENOENT`);
  expect(statSync(kept).size).toBeGreaterThan(100);
});
