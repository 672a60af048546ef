import { expect, test } from 'vitest';
import { StoreError } from '../../src/store/store-error.ts';
import { createSchema, serverUrl, whereToFind } from '../../src/store/testing/postgres.ts';
import { fill } from './damage/filled-store.ts';
import { flipBack, flipOne } from './damage/flipped-rows.ts';
import { numbersFrom } from './damage/numbers.ts';
import { wrongAnswers } from './damage/wrong-answers.ts';

test.skipIf(serverUrl === undefined)(
  `of 300 bits in the rows of ${whereToFind} none, flipped, leads to a wrong answer`,
  async () => {
    await using schema = await createSchema();
    const store = await schema.open();
    await using filled = await fill(store);
    const right = await filled.look(store);

    const wrong: string[] = [];
    let noticed = 0;
    const below = numbersFrom(1);
    for (let flips = 0; flips < 300; flips += 1) {
      const flipped = await flipOne(schema, below);
      try {
        // What else an opening looks at is looked at again.
        if (flipped.table === 'sealing_keys') await (await schema.open()).close();
        const seen = await filled.look(store);
        const found = wrongAnswers(right, seen);
        wrong.push(...found.map(answer => `${JSON.stringify(flipped)}: ${answer}`));
        if ([...seen.values()].some(({ status }) => status >= 500)) noticed += 1;
      } catch (error) {
        if (!(error instanceof StoreError)) wrong.push(`${JSON.stringify(flipped)}: ${error}`);
        noticed += 1;
      }
      await flipBack(schema, flipped);
    }
    expect(noticed).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
    expect(wrongAnswers(right, await filled.look(store))).toEqual([]);
    await store.close();
  },
  180_000,
);
