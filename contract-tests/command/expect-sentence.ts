import { expect } from 'vitest';
import type { EndedCommand } from './run-command.ts';

/** One sentence, which commander may follow with its hints; no results, no stack trace, no key. */
export function expectSentence(
  { stdout, stderr }: EndedCommand,
  sentence: RegExp,
  key: string,
): void {
  expect(stdout).toBe('');
  const lines = stderr.split('\n').filter(line => line !== '' && !isHint(line));
  expect(lines).toEqual([expect.stringMatching(sentence)]);
  expect(stderr).not.toContain(key);
}

function isHint(line: string): boolean {
  return line.startsWith('Add --help') || line.startsWith('(Did you mean ');
}
