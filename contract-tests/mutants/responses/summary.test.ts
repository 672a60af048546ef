import { expect, test } from 'vitest';
import { readRecord } from '../../runner/record.ts';
import type { MutantResult } from './run-mutant.ts';
import { recordOfResults, summarise } from './summary.ts';
import { describeSummary, toSection, toTable } from './table.ts';

const allowance = { id: 'wording', reason: 'the words are for people' };

function mutant(id: string, isAllowed = false) {
  const [operation = '', status, place = '', operator = ''] = id.split(' ');
  return {
    id,
    operation,
    status: Number(status),
    place,
    operator,
    allowance: isAllowed ? allowance : null,
  };
}

const found = mutant('update 200 status status-2xx');
const missed = mutant('update 200 /start null-set');
const words = [
  mutant('update 400 /title null-set', true),
  mutant('update 400 /detail null-set', true),
];
const broken = { kind: 'broken', rule: 'a-rule', observation: 'a look' } as const;

function result(mutants: readonly string[], finding: MutantResult['finding']): MutantResult {
  return { mutants, finding, changed: 1, durationMs: 1 };
}

const results = [
  result([found.id], broken),
  result([missed.id], { kind: 'unobservable', rules: ['a-rule', 'another'] }),
  result(
    words.map(({ id }) => id),
    { kind: 'held' },
  ),
];
const summary = summarise([found, missed, ...words, mutant('update 200 / null-set')], results);

test('a forbidden mutant counts as found by a broken rule alone, and one without a result not at all', () => {
  expect(summary).toMatchObject({ forbidden: 2, found: 1, falseAlarms: [] });
  expect(summary.missed).toEqual([{ mutant: missed, came: '2 rules unobservable' }]);
  expect(summary.allowances).toEqual([{ allowance, mutants: 2 }]);
});

test('a rule that allowed changes break is a false alarm', () => {
  const alarmed = summarise(words, [
    result(
      words.map(({ id }) => id),
      broken,
    ),
  ]);
  expect(alarmed.falseAlarms).toEqual(['2 with null-set: a-rule: a look']);
  const alone = words.slice(0, 1);
  const one = summarise(alone, [
    result(
      alone.map(({ id }) => id),
      broken,
    ),
  ]);
  expect(one.falseAlarms).toEqual(['1 with null-set: a-rule: a look']);
});

test('a record that grew in parts counts each mutant once, the last time', () => {
  const record = [result([missed.id], broken), ...results].map(line => JSON.stringify(line));
  expect(summarise([missed], readRecord(`${record.join('\n')}\n`, recordOfResults)).found).toBe(0);
  expect(() => readRecord('{"mutants":1}\n', recordOfResults)).toThrow('no result');
});

test('the table has a line for each operator, and the section names what was not found', () => {
  expect(toTable(summary).split('\n').slice(2)).toEqual([
    '| status-2xx (R2XX) | 1 | 1 | 0 |',
    '| null-set (NPS) | 1 | 0 | 2 |',
  ]);
  expect(describeSummary(summary)).toBe('found 1 of 2 forbidden mutants: 50 %');
  const section = toSection(summary, ['429'], 'npm run mutants');
  expect(section).toContain(`- \`${missed.id}\`: 2 rules unobservable`);
  expect(section).toContain('- 2: the words are for people');
});
