import { expect, test } from 'vitest';
import { type Caller, call } from '../contract-tests/durability/call.ts';
import { createItems } from '../contract-tests/durability/created-items.ts';
import {
  compare,
  startLedger,
  writeNext,
  writeUntilGone,
} from '../contract-tests/durability/ledger.ts';
import { startServer } from '../contract-tests/durability/server-process.ts';
import { writersOf } from '../contract-tests/durability/writers.ts';
import { databases, temporaryFolder } from '../src/store/testing/stores.ts';
import { startReceiver } from '../src/verify/observe/receiver.ts';
import { runCommand } from './testing/command.ts';

const [former, fresh] = ['old', 'new'].map(
  id => `${id}:${Buffer.alloc(32, id).toString('base64')}`,
);
const withKeys = (...keys: readonly (string | undefined)[]) => ({
  HOLDFAST_SECRET_KEYS: keys.join(),
});

test.each(databases)(
  'in $name the secret keys change while a server is updated, and every secret is still delivered',
  async ({ create }) => {
    await using database = await create();
    await using receiver = await startReceiver();
    const options = ['--db', database.location, '--api-key', 'acme=key'];
    const start = async (env: Record<string, string>) => {
      const server = await startServer(options, env);
      return { server, caller: { url: server.url, apiKey: 'key' } };
    };

    const sealed = await start(withKeys(former));
    const items = await itemsOf(sealed.caller);
    const ledgers = writersOf(items, receiver).map(startLedger);
    for (const ledger of ledgers) await writeNext(ledger, sealed.caller);
    const untouched = await untouchedItem(sealed.caller, receiver.url);
    expect(await sealed.server.stop()).toBe(0);

    const both = await start(withKeys(fresh, former));
    const updates = ledgers.map(ledger => writeUntilGone(ledger, both.caller));
    const rotated = await runCommand(
      ['keys', 'rotate', '--json', ...options.slice(0, 2)],
      withKeys(fresh, former),
    );
    expect(rotated).toMatchObject({ exit: 0 });
    expect(JSON.parse(rotated.output)).toEqual({ sealed: expect.any(Number) });
    await both.server.kill();
    await Promise.all(updates);

    const alone = await start(withKeys(fresh));
    for (const ledger of ledgers)
      expect(await compare(ledger, alone.caller)).toMatchObject({ anomalies: [] });
    receiver.take();
    await call(alone.caller, 'POST', '/__admin/events', untouched);
    expect(receiver.take()).toMatchObject([{ headers: { 'x-token': 'untouched secret' } }]);
    expect(await alone.server.stop()).toBe(0);
  },
);

test('without the former key nothing is rotated, and the command says which it lacks', async () => {
  using folder = temporaryFolder();
  const options = ['--db', folder.file('settings.db')];
  const server = await startServer([...options, '--api-key', 'acme=key'], withKeys(former));
  await untouchedItem({ url: server.url, apiKey: 'key' }, 'https://hooks.example.com');
  await server.stop();
  const { exit, errors } = await runCommand(['keys', 'rotate', ...options], withKeys(fresh));
  expect(exit).toBe(2);
  expect(errors).toContain('holds secrets sealed with the key "old"; add that key');
});

async function itemsOf(caller: Caller) {
  const [assessment = '', ownAssessment = ''] = await createItems(caller, 'assessments');
  const [aiInterview = ''] = await createItems(caller, 'aiInterviews');
  return { assessment, ownAssessment, aiInterview };
}

/** The event of an item whose secret nobody updates later. */
async function untouchedItem(caller: Caller, receiver: string) {
  const [id = ''] = await createItems(caller, 'aiInterviews');
  const auth = { type: 'apikey', apikey: { header: 'X-Token', apikey: 'untouched secret' } };
  const webhooks = { auth, start: { status: true, url: `${receiver}/untouched` } };
  await call(caller, 'PUT', `/__admin/items/aiInterviews/${id}`, { webhooks });
  return { collection: 'aiInterviews', id, event: 'start' };
}
