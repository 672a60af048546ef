import { expect, test } from 'vitest';
import { TimeBudget } from './time-budget.ts';

/** A budget of ten seconds, on a clock that is moved by hand. */
function tenSeconds(requestMs: number) {
  let time = 0;
  const budget = new TimeBudget(10_000, requestMs, () => time);
  const spend = (milliseconds: number, cases: number) => {
    time += milliseconds;
    budget.ran(cases);
  };
  return { budget, spend };
}

test('there is time for every case where requests are fast', () => {
  expect(tenSeconds(1).budget.share(2_000)).toBe(1);
});

test('there is time for a share of them where requests are slow', () => {
  // Five requests a case: 2,000 cases would take 100 s.
  expect(tenSeconds(10).budget.share(2_000)).toBe(0.1);
});

test('cases that were run tell what the next ones cost', () => {
  const { budget, spend } = tenSeconds(1);
  spend(5_000, 50);
  expect(budget.share(100)).toBe(0.5);
});

test('a start that was slow does not count for ever', () => {
  const { budget, spend } = tenSeconds(1_000);
  expect(budget.share(100)).toBe(0.02);
  spend(100, 50);
  expect(budget.share(100)).toBe(1);
});

test('with no time left there is none for any', () => {
  const { budget, spend } = tenSeconds(1);
  spend(11_000, 50);
  expect(budget.share(10)).toBe(0);
});
