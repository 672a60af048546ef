import { expect, test } from 'vitest';
import { UsageError } from '../contract-tests/runner/command.ts';
import { parseOptions } from './options.ts';

const names = ['first', 'second', 'third'];

test('without options every benchmark runs five rounds and writes nothing', () => {
  expect(parseOptions([], names)).toEqual({ only: names, rounds: 5, seconds: 3, write: false });
});

test('benchmarks are chosen by name, one or several, and keep their order', () => {
  expect(parseOptions(['--only', 'third', 'first'], names)?.only).toEqual(['first', 'third']);
  expect(parseOptions(['--only=second'], names)?.only).toEqual(['second']);
});

test('help is asked for', () => {
  expect(parseOptions(['--help', '--only', 'nothing'], names)).toBeNull();
});

test.each([
  ['a name that is none', ['--only', 'frist'], /no benchmark "frist"; there are first, second/],
  ['no rounds', ['--rounds', '0'], /--rounds takes a whole number from 1 to 999/],
  ['half a second', ['--seconds', '0.5'], /--seconds takes a whole number/],
  ['an option that is none', ['--fast'], /--fast/],
])('%s is refused with a sentence', (_, argv, sentence) => {
  expect(() => parseOptions(argv, names)).toThrow(UsageError);
  expect(() => parseOptions(argv, names)).toThrow(sentence);
});
