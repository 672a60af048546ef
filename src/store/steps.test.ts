import { expect, test } from 'vitest';
import { type Answer, answered, doInTurn, doNow, type Steps } from './steps.ts';

function* sum(numbers: readonly Answer<number>[]): Steps<number> {
  let total = 0;
  for (const number of numbers) total += yield* answered(number);
  return total;
}

test('work whose answers are there is done at once', () => {
  expect(doNow(sum([1, 2]))).toBe(3);
});

test('work waits for each answer that is not', async () => {
  expect(await doInTurn(sum([1, Promise.resolve(2), 3]))).toBe(6);
});

test('an answer that fails fails the work', async () => {
  await expect(doInTurn(sum([Promise.reject(new Error('gone'))]))).rejects.toThrow('gone');
});

test('work at once is not for answers that come later', () => {
  expect(() => doNow(sum([Promise.resolve(1)]))).toThrow('an answer is not there yet');
});
