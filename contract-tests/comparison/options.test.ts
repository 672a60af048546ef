import { describe, expect, test } from 'vitest';
import { UsageError } from '../runner/command.ts';
import { parseOptions } from './options.ts';

const choice = {
  faults: ['one', 'two', 'three', 'four', 'five', 'six'],
  tools: ['holdfast', 'prism', 'specmatic'],
};

test('by default every fault meets every tool that needs no download', () => {
  expect(parseOptions([], choice)).toEqual({
    ...{ faults: choice.faults, tools: ['holdfast', 'prism'] },
    ...{ jobs: 1, json: false, write: false },
  });
});

test('specmatic is added when asked for', () => {
  expect(parseOptions(['--specmatic'], choice)?.tools).toEqual(choice.tools);
  expect(parseOptions(['--specmatic', '--tools', 'specmatic'], choice)?.tools).toEqual([
    'specmatic',
  ]);
});

test('faults are named, or a number of them is spread over the bank', () => {
  const faultsOf = (...argv: readonly string[]) => parseOptions(argv, choice)?.faults;
  expect(faultsOf('--fault', 'two', '--fault', 'five')).toEqual(['two', 'five']);
  expect(faultsOf('--limit', '3')).toEqual(['one', 'three', 'five']);
  expect(faultsOf('--limit', '60')).toEqual(choice.faults);
});

test('help is for reading', () => {
  expect(parseOptions(['--help'], choice)).toBeNull();
});

describe('a command line that cannot be followed', () => {
  test.each([
    [['--fault', 'seven'], 'there is no fault "seven"; there are one, two, three, four, five, six'],
    [['--tools', 'prism,curl'], 'there is no tool "curl"; there are holdfast, prism, specmatic'],
    [['--tools', 'specmatic'], 'specmatic is only fetched with --specmatic'],
    [['--limit', '0'], '--limit takes a whole number from 1 to 999999999'],
    [['--all'], "Unknown option '--all'"],
    [['--jobs', 'many'], '--jobs takes a whole number from 1 to 999999999'],
  ])('%j', (argv, message) => {
    expect(() => parseOptions(argv, choice)).toThrow(new UsageError(message));
  });
});
