import { expect, test } from 'vitest';
import { readRecord } from '../runner/record.ts';
import { type Run, recordOfRuns } from './measure.ts';
import { toList, toTable } from './table.ts';

const run: Run = {
  server: 'mock',
  seed: 1,
  held: 59,
  broken: 0,
  unobservable: 0,
  durationMs: 4_000,
  falseAlarms: [],
};
const alarmed = { ...run, seed: 2, held: 58, broken: 1, falseAlarms: ['a-rule on POST /x: …'] };

test('a record that grew in parts counts each server and seed once, the last time', () => {
  const record = [run, alarmed, { ...run, seed: 2 }].map(line => JSON.stringify(line)).join('\n');
  expect(readRecord(`${record}\n`, recordOfRuns)).toEqual([run, { ...run, seed: 2 }]);
});

test('a line that is no run is not counted as one', () => {
  expect(() => readRecord('{"server":"mock"}\n', recordOfRuns)).toThrow('no run');
});

test('the table has a line for each server that was run, with ranges over its seeds', () => {
  expect(
    toTable([run, { ...alarmed, durationMs: 6_000 }])
      .split('\n')
      .at(-1),
  ).toBe('| mock | all | 2 | 58–59 | 0–1 | 0 | 1 | 5.0 s |');
});

test('the list names each false alarm with its seed', () => {
  expect(toList([run, alarmed])).toEqual(['mock, seed 2: a-rule on POST /x: …']);
});
