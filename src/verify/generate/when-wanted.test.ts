import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whenWanted } from './when-wanted.ts';

const values = fc.array(fc.record({ text: fc.string(), number: fc.integer() }));

/** What each case gets of a run whose cases are wanted or not. */
async function seen(seed: number, wanted: readonly boolean[]): Promise<readonly unknown[]> {
  const cases: unknown[] = [];
  const made = whenWanted(values, () => wanted[cases.length] === true);
  const property = fc.asyncProperty(made, async value => void cases.push(value));
  await fc.assert(property, { seed, numRuns: wanted.length });
  return cases;
}

test('a case that is wanted is the same whichever others are', async () => {
  const runs = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.integer(), runs, async (seed, wanted) => {
      const all = await seen(
        seed,
        wanted.map(() => true),
      );
      const some = await seen(seed, wanted);
      const only = (cases: readonly unknown[]) => cases.filter((_, index) => wanted[index]);
      expect(only(some)).toEqual(only(all));
    }),
  );
});

test('none is made that is not wanted, but for a first one to stand in their place', async () => {
  let made = 0;
  const counted = values.map(value => {
    made += 1;
    return value;
  });
  let index = 0;
  const property = fc.asyncProperty(
    whenWanted(counted, () => index % 5 === 4),
    async () => {
      index += 1;
    },
  );
  await fc.assert(property, { numRuns: 100 });
  expect(made).toBe(21);
});
