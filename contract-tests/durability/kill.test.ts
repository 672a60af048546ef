import { closeSync, mkdtempDisposableSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { integrityError } from './integrity.ts';
import { runKillCycles } from './kill-cycles.ts';
import { compare, startLedger } from './ledger.ts';

const secretKeys = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const server = { url: 'http://127.0.0.1:1', apiKey: 'key' };

test('a server killed ten times under load keeps what it acknowledged', {
  timeout: 300_000,
}, async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'holdfast-'));
  const database = join(folder.path, 'settings.db');
  const result = await runKillCycles({ cycles: 10, database, secretKeys, report: () => {} });
  expect(result).toMatchObject({ cycles: 10, anomalies: [] });
  expect(result.acknowledged).toBeGreaterThan(10);
});

test.each([
  ['nothing is wrong', { a: 5, b: 5 }, []],
  ['one more had landed', { a: 6, b: 6 }, []],
  ['an acknowledged one is missing', { a: 4, b: 4 }, ['acknowledged 5, sent 6, found a 4, b 4']],
  ['more is there than was sent', { a: 7, b: 7 }, ['acknowledged 5, sent 6, found a 7, b 7']],
  ['one is half-applied', { a: 5, b: 6 }, ['half-applied (a 5, b 6)']],
  ['a place is empty', { a: 5, b: Number.NaN }, ['half-applied', 'found a 5, b NaN']],
])('the comparison tells when %s', async (_, places, anomalies) => {
  const ledger = startLedger({ name: 'w', write: async () => {}, read: async () => places });
  const finding = await compare({ ...ledger, sent: 6, acknowledged: 5 }, server);
  expect(finding.anomalies).toEqual(anomalies.map(anomaly => expect.stringContaining(anomaly)));
});

test('the check of a file tells when it is damaged', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'holdfast-'));
  const file = join(folder.path, 'settings.db');
  {
    using database = new DatabaseSync(file);
    database.exec('CREATE TABLE notes (note TEXT)');
    const insert = database.prepare('INSERT INTO notes VALUES (?)');
    for (let n = 0; n < 100; n += 1) insert.run('x'.repeat(1_000));
  }
  expect(integrityError(file)).toBeNull();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(4_096, 0xff), 0, 4_096, 3 * 4_096);
  closeSync(descriptor);
  expect(integrityError(file)).toContain('integrity_check');
});
