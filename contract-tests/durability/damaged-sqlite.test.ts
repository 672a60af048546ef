import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyringOf } from '../../src/secrets/testing/keyrings.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { openSqlite, temporaryFolder } from '../../src/store/testing/stores.ts';
import { fill } from './damage/filled-store.ts';
import { bitsOf, withFlipped } from './damage/numbers.ts';
import { wrongAnswers } from './damage/wrong-answers.ts';

test('of 320 bits of an SQLite file no one, flipped, leads to a wrong answer or a stack trace', async () => {
  using folder = temporaryFolder();
  const file = folder.file('settings.db');
  const store = openSqlite(file);
  await using filled = await fill(store);
  await store.close();
  const bytes = readFileSync(file);
  const whole = openSqlite(file);
  const right = await filled.look(whole);
  await whole.close();

  const wrong: string[] = [];
  const found = { atStart: 0, later: 0, nothing: 0 };
  for (const bit of bitsOf(bytes, 320, 1)) {
    const copy = folder.file('damaged.db');
    writeFileSync(copy, withFlipped(bytes, bit));
    try {
      const damaged = openSqliteStore({
        file: copy,
        keyring: keyringOf('first'),
        random: randomBytes,
      });
      const seen = await filled.look(damaged);
      wrong.push(...wrongAnswers(right, seen).map(answer => `bit ${bit}: ${answer}`));
      found[[...seen.values()].some(({ status }) => status >= 500) ? 'later' : 'nothing'] += 1;
      await damaged.close();
    } catch (error) {
      if (!(error instanceof StoreError))
        wrong.push(`bit ${bit}: ${error instanceof Error ? error.stack : error}`);
      found.atStart += 1;
    }
  }
  expect(found.atStart + found.later).toBeGreaterThan(150);
  expect(wrong).toEqual([]);
}, 120_000);

test('of 60 bits of the log that a kill leaves behind none, flipped, brings back an earlier state', async () => {
  using folder = temporaryFolder();
  const file = folder.file('settings.db');
  const store = openSqlite(file);
  await using filled = await fill(store);
  const right = await filled.look(store);
  // What a kill leaves, and the log as it then is.
  const left = ['', '-wal', '-shm'].map(part => [part, readFileSync(file + part)] as const);
  await store.close();
  const log = left[1]?.[1] ?? Buffer.alloc(0);

  const wrong: string[] = [];
  const found = { refused: 0, harmless: 0 };
  for (const bit of bitsOf(log, 60, 1)) {
    const copy = folder.file('damaged.db');
    for (const [part, bytes] of left) {
      writeFileSync(copy + part, part === '-wal' ? withFlipped(bytes, bit) : bytes);
    }
    try {
      const damaged = openSqlite(copy);
      const answers = wrongAnswers(right, await filled.look(damaged));
      wrong.push(...answers.map(answer => `bit ${bit}: ${answer}`));
      found.harmless += 1;
      await damaged.close();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      found.refused += 1;
    }
    for (const part of ['', '-wal', '-shm']) rmSync(copy + part, { force: true });
  }
  expect(wrong).toEqual([]);
  expect(found.refused).toBeGreaterThan(50);
}, 120_000);
