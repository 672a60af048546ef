import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mountSmallDisk } from '../src/store/testing/small-disk.ts';
import { temporaryFolder } from '../src/store/testing/stores.ts';
import type { Io } from './io.ts';
import { existingKeyring, keyringBeside } from './secret-keys.ts';

const silent = { isTerminal: false, write: () => undefined };
const io: Io = {
  stdout: silent,
  stderr: silent,
  env: {},
  command: 'holdfast',
  stop: new AbortController().signal,
};

const disk = mountSmallDisk();
afterAll(() => disk?.[Symbol.dispose]());

test('the key is made once, beside the database, for its owner alone', () => {
  using folder = temporaryFolder();
  const file = folder.file('settings.db');
  const sealed = keyringBeside(io, file).seal('secret', ['place']);
  expect(keyringBeside(io, file).open(sealed, ['place'])).toBe('secret');
  expect(readdirSync(dirname(file))).toEqual(['settings.db.key']);
  expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
});

test('a key that is there is never replaced, whatever it is', () => {
  using folder = temporaryFolder();
  const file = folder.file('settings.db');
  writeFileSync(`${file}.key`, '');
  expect(() => keyringBeside(io, file)).toThrow(`${file}.key: `);
  expect(statSync(`${file}.key`).size).toBe(0);
});

test.skipIf(disk === null)(
  'a start that cannot write its key leaves none (skipped where no tmpfs may be mounted)',
  () => {
    if (disk === null) throw new Error('the test is skipped without a disk');
    const file = disk.file('settings.db');
    disk.fill();
    expect(() => keyringBeside(io, file)).toThrow(`${file}.key: cannot be read or made`);
    expect(existsSync(`${file}.key`)).toBe(false);
    disk.makeRoom();
    const sealed = keyringBeside(io, file).seal('secret', ['place']);
    expect(existingKeyring(io, file).open(sealed, ['place'])).toBe('secret');
    expect(readdirSync(dirname(file))).toEqual(['settings.db.key']);
  },
);
