import { expect, test } from 'vitest';
import type { FaultResult } from './run-fault.ts';
import { summarise } from './summary.ts';
import { toMarkdown, toText } from './table.ts';

const found: FaultResult = {
  fault: 'url-set-once',
  rule: 'included-hook-is-updated',
  seed: 1,
  foundBy: ['included-hook-is-updated', 'hook-fields-merge'],
  headlines: ['included-hook-is-updated'],
  steps: 2,
  durationMs: 10,
};
const missed: FaultResult = {
  ...found,
  seed: 2,
  foundBy: ['hook-fields-merge'],
  headlines: ['hook-fields-merge', 'requests-are-strict'],
  steps: null,
};
const failed: FaultResult = {
  ...found,
  seed: 3,
  foundBy: [],
  headlines: null,
  steps: null,
  error: 'it hung',
};
const circumstances = { command: 'npm run faults', seeds: [1, 2, 3], runs: 20, durationMs: 1500 };

test('a fault counts as found by its rule only where that rule broke', () => {
  const { fault, rule, headlines } = missed;
  const other = { fault, rule, headlines };
  const { faults, ...counts } = summarise([found, { ...found, seed: 4, steps: 4 }, missed, failed]);
  expect(counts).toEqual({
    runs: 4,
    found: 3,
    named: 2,
    medianSteps: 3,
    maximumSteps: 4,
    headlines: { runs: 3, median: 1, maximum: 2, named: 2, others: [other] },
  });
  expect(faults).toEqual([
    {
      fault: 'url-set-once',
      rule: 'included-hook-is-updated',
      foundBy: ['included-hook-is-updated', 'hook-fields-merge'],
      headlines: ['included-hook-is-updated', 'hook-fields-merge', 'requests-are-strict'],
      steps: 4,
      missed: ['seed 2: broke hook-fields-merge', 'seed 3: it hung'],
    },
  ]);
});

test('the text names each miss', () => {
  expect(toText(summarise([found, missed]))).toBe(
    'MISSED  url-set-once  included-hook-is-updated  2  seed 2: broke hook-fields-merge',
  );
});

test('a story cannot break the table', () => {
  const fault = {
    id: 'url-set-once',
    rule: 'included-hook-is-updated',
    story: 'a | b <c> \\ *d* [e] _f_.',
    plant: () => ({}),
  };
  expect(toMarkdown(summarise([found]), [fault], circumstances)).toContain(
    '| `url-set-once` | a \\| b \\<c\\> \\\\ \\*d\\* \\[e\\] \\_f\\_. | `included-hook-is-updated` |',
  );
});
