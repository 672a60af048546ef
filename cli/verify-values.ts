import { InvalidArgumentError } from 'commander';
import { type Level, levels } from '../src/contract/rules.ts';
import { type Requirement, requirements } from '../src/verify/report/report.ts';
import { parseWholeNumber } from './option-values.ts';

export function parseLevels(text: string): readonly Level[] {
  const wanted = text.split(',').map(level => level.trim());
  const chosen = levels.filter(level => wanted.includes(level));
  if (chosen.length === wanted.length) return chosen;
  throw new InvalidArgumentError(`The levels are ${levels.join(', ')}.`);
}

export function collectRequirements(
  text: string,
  previous: readonly Requirement[] = [],
): readonly Requirement[] {
  const wanted = text.split(',').map(sight => sight.trim());
  const chosen = requirements.filter(sight => wanted.includes(sight));
  if (chosen.length === wanted.length) return [...new Set([...previous, ...chosen])];
  throw new InvalidArgumentError(`Give one or more of ${requirements.join(', ')}.`);
}

export function parseRuns(text: string): number {
  const runs = parseWholeNumber(text);
  if (runs >= 1 && runs <= 100_000) return runs;
  throw new InvalidArgumentError('Give a whole number from 1 to 100000.');
}

export function parseRate(text: string): number {
  const rate = Number(text);
  if (/^\d*\.?\d+$/.test(text) && rate > 0) return rate;
  throw new InvalidArgumentError('Give a number above 0, for example 10 or 0.5.');
}
