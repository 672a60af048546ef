import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { linesOfTurn } from './lines-of-turn.ts';

test('the lines of a turn leave in one write and in their order, those of the next turn in another', async () => {
  const written: string[] = [];
  const lines = linesOfTurn(text => written.push(text));
  lines.add('one\n');
  await Promise.resolve();
  lines.add('two\n');
  expect(written).toEqual([]);
  await setImmediate();
  lines.add('three\n');
  await setImmediate();
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

test('what is flushed is written at once, and once', async () => {
  const written: string[] = [];
  const lines = linesOfTurn(text => written.push(text));
  lines.add('one\n');
  expect(lines.isEmpty()).toBe(false);
  lines.flush();
  expect(lines.isEmpty()).toBe(true);
  await setImmediate();
  expect(written).toEqual(['one\n']);
});
