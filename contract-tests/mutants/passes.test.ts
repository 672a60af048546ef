import { expect, test } from 'vitest';
import { type AskedRules, inTwoPasses } from './passes.ts';

interface Result {
  readonly subject: number;
  readonly rules: AskedRules;
}

/** The few rules decide on even subjects alone. */
async function measured(quick: boolean) {
  const kept: Result[] = [];
  const results = await inTwoPasses<number, Result>([1, 2, 3], {
    run: async (subjects, rules, onResult) =>
      subjects.map(subject => {
        const result = { subject, rules };
        onResult(result);
        return result;
      }),
    subjectOf: ({ subject }) => subject,
    isDecided: ({ subject }) => subject % 2 === 0,
    onLast: result => kept.push(result),
    quick,
  });
  return { kept, results };
}

const few = [1, 2, 3].map((subject): Result => ({ subject, rules: 'most-telling' }));
const all = [1, 3].map((subject): Result => ({ subject, rules: 'all' }));

test('what few rules leave undecided is asked of all, and kept only then', async () => {
  const { kept, results } = await measured(false);
  expect(results).toEqual([...few, ...all]);
  expect(kept).toEqual([few[1], ...all]);
});

test('where few rules are all that is asked, their word is the last', async () => {
  expect(await measured(true)).toEqual({ kept: few, results: few });
});
