import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { median } from '../../contract-tests/runner/table.ts';
import { applyUpdate } from '../../src/settings/apply-update.ts';
import { prepareRows } from '../../src/store/sqlite/rows.ts';
import type { Store } from '../../src/store/store.ts';
import { interleaved } from '../measure/interleaved.ts';
import { apiKeyTenant } from '../subject.ts';
import { collection, createItems, openStore, target } from './database.ts';
import { eventLoopGap } from './event-loop-gap.ts';
import { createPlainRows } from './plain-rows.ts';

/**
 * Takes the times of `updateAll` and of reading, in one process, and prints medians as JSON. Arguments:
 * a folder, which gets `one.db` and `many.db`, the number of items in the latter, and of rounds.
 */
const [, , folder = '', items = '', roundsAsked = ''] = process.argv;
const [count, rounds] = [Number(items), Number(roundsAsked)];
const updatesAtOnce = 50;
const readsAtOnce = 10_000;

const one = openStore(join(folder, 'one.db'));
const many = openStore(join(folder, 'many.db'));
await createItems(one, 1);
const ids = await createItems(many, count);
const plain = createPlainRows(join(folder, 'plain.db'), count);
const sql = openStatements(join(folder, 'many.db'));

let updated = 0;
async function updateAll(store: Store): Promise<void> {
  updated += 1;
  const url = `https://example.com/all/${updated}`;
  const body = { webhooks: { start: { status: true, url } }, updateAll: true };
  await store.update(apiKeyTenant, target, current => applyUpdate(target, current, body));
}

const taken = await interleaved(rounds, {
  updateOne: () => msEach(updatesAtOnce, () => updateAll(one)),
  updateMany: () => msEach(updatesAtOnce, () => updateAll(many)),
  gapMany: () =>
    eventLoopGap(async () => {
      for (let at = 0; at < updatesAtOnce; at += 1) await updateAll(many);
    }),
  gapPlain: () => eventLoopGap(async () => plain.updateAll(`https://example.com/${++updated}`)),
  readItem: () => msEach(readsAtOnce, at => many.readItem(apiKeyTenant, collection, idAt(at))),
  readPlain: () => msEach(readsAtOnce, async at => plain.read(`item-${(at * 7_919) % count}`)),
  effectiveRow: () => msEach(readsAtOnce, async at => sql.effective(idAt(at))),
  ownRow: () => msEach(readsAtOnce, async at => sql.own(idAt(at))),
});

sql.close();
plain.close();
await Promise.all([one.close(), many.close()]);
const medians = [...taken].map(([name, values]) => [name, median(values)]);
process.stdout.write(`${JSON.stringify(Object.fromEntries(medians))}\n`);

/** Not in their order, so that no page is read twice in a row. */
function idAt(at: number): string {
  return ids[(at * 7_919) % ids.length] ?? '';
}

async function msEach(times: number, run: (at: number) => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (let at = 0; at < times; at += 1) await run(at);
  return (performance.now() - begin) / times;
}

/** The queries alone, for all keys of an item. */
function openStatements(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  const { item, broadcasts } = prepareRows(database);
  const own = database.prepare(
    'SELECT key, value FROM own_values WHERE tenant = ? AND collection = ? AND item = ?',
  );
  return {
    effective: (id: string) => [
      item(apiKeyTenant, collection.name, id),
      broadcasts(apiKeyTenant, collection.name),
    ],
    own: (id: string) => own.all(apiKeyTenant, collection.name, id),
    close: () => database.close(),
  };
}
