import { expect, test } from 'vitest';
import { readRecord } from '../../runner/record.ts';
import { spread } from '../../runner/sample.ts';
import { textAt } from './instrumented-copy.ts';
import { recordOfResults, summarise, worthRunning } from './summary.ts';
import { toSection, toTable } from './table.ts';

function mutant(id: string, file: string) {
  return { id, file, line: 3, mutator: 'BooleanLiteral', original: 'true', replacement: 'false' };
}

const merge = ['0', '1', '2', '3'].map(id => mutant(id, 'src/settings/merge.ts'));
const metrics = mutant('4', 'src/server/metrics.ts');
const postgres = mutant('5', 'src/store/postgres/rows.ts');
const mutants = [...merge, metrics, postgres];
const reached = new Set(['0', '1', '2', '4']);
const broken = { kind: 'broken', rule: 'a-rule', observation: 'a look' } as const;
const results = [
  { mutant: '0', finding: broken, durationMs: 1 },
  { mutant: '1', finding: { kind: 'hung' } as const, durationMs: 1 },
  { mutant: '2', finding: { kind: 'held' } as const, durationMs: 1 },
];
const summary = summarise({ mutants, reached, results });

test('what no request reaches or can tell is not run', () => {
  expect(worthRunning({ mutants, reached })).toEqual(merge.slice(0, 3));
  expect(summary.untold.map(({ reason, mutants }) => [reason.id, mutants])).toEqual([
    ['observing', 1],
  ]);
  expect(summary.unreached.map(({ reason, mutants }) => [reason.id, mutants])).toEqual([
    ['other', 1],
    ['postgres', 1],
  ]);
});

test('a mutant is killed where the command fails, by a broken rule or for want of sight', () => {
  expect(summary).toMatchObject({ run: 3, killed: 2, broken: 1 });
  expect(summary.survivors).toEqual([{ mutant: merge[2], came: 'held' }]);
});

test('a record that grew in parts counts each mutant once, the last time', () => {
  const record = [{ ...results[0], finding: { kind: 'held' } }, results[0]];
  expect(readRecord(record.map(line => JSON.stringify(line)).join('\n'), recordOfResults)).toEqual([
    results[0],
  ]);
  expect(() => readRecord('{}', recordOfResults)).toThrow('no result');
});

test('the table has a line for each room, and the section each survivor', () => {
  expect(toTable(summary).split('\n')[2]).toBe('| `src/settings` | 4 | 3 | 3 | 3 | 2 |');
  expect(toSection(summary, 'npm run mutants:code')).toContain(
    '- `` src/settings/merge.ts:3 BooleanLiteral: true → false ``',
  );
});

test('a sample is spread over all', () => {
  expect(spread([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([0, 2, 4, 6]);
  expect(spread([0, 1], 4)).toEqual([0, 1]);
  expect(spread([0, 1], Number.POSITIVE_INFINITY)).toEqual([0, 1]);
});

test('the text of a place may run over lines', () => {
  const at = (line: number, column: number) => ({ line, column });
  expect(textAt('one\ntwo\nthree', { start: at(0, 1), end: at(2, 2) })).toBe('ne\ntwo\nth');
  expect(textAt('one two', { start: at(0, 4), end: at(0, 7) })).toBe('two');
});
