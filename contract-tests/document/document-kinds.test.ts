import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { verifyTarget } from '../../src/verify/verify-target.ts';
import { expectSentence } from '../command/expect-sentence.ts';
import { runCommand } from '../command/run-command.ts';
import { startMock } from '../servers/mock-server.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { targetOf } from '../servers/target.ts';
import { documentOf, type Kind } from './document-of.ts';
import { kinds } from './kinds.ts';
import { meanings } from './meanings.ts';

/** Where every update has to send something, none of them only looks. */
const readings = [
  'credentials-are-required',
  'concurrent-updates-all-land',
  'refused-update-changes-nothing',
  'tenants-are-isolated',
];
/** A request that replaces changes whatever it sends. */
const replacing = [
  'credentials-are-required',
  'refused-update-changes-nothing',
  'tenants-are-isolated',
];
/** Without items nothing resets a secret, so that the flag beside it is never seen false. */
const flags = ['secret-is-masked'];
/** Without items no event ever shows a secret. */
const deliveries = ['included-secret-is-updated', 'omitted-secret-is-kept'];

/** What cannot be seen of a kind; everything of the others can. */
const unseen: Readonly<Record<string, readonly string[]>> = {
  'members that are required': readings,
  'nothing but what is required': readings,
  'a required secret': [...readings, ...flags, 'included-secret-is-updated'],
  'a secret at the root': [...deliveries, ...flags],
  'a secret in a group, and nothing to tell of it': deliveries,
  'nothing but a secret': [...deliveries, ...flags],
  'a secret of a form': [...deliveries, ...flags, 'secrets-never-leak'],
  'a request that replaces': replacing,
  'a request that replaces all but a secret': [...replacing, ...deliveries, ...flags],
  'null that removes': [...deliveries, ...flags],
  'null that is refused': [...deliveries, ...flags],
  'a merge patch': [...deliveries, ...flags],
  'a form with a secret': [...deliveries, ...flags],
  'a form that replaces': replacing,
  'members of one of several types': deliveries,
  'secrets in a list': [...deliveries, 'secrets-never-leak'],
  'a mask that keeps': deliveries,
  'a mask that keeps, in a request that replaces': [
    ...replacing,
    ...flags,
    'included-secret-is-updated',
  ],
  'a mask that does not keep': deliveries,
  'a secret that is left out': deliveries,
  'secrets of other types': [...deliveries, ...flags, 'secrets-never-leak'],
  'a long and a short secret': [...deliveries, 'secrets-never-leak'],
};

const catalogue = defaultContract();

describe.each([
  { name: 'the mock', start: startMock },
  { name: 'the reference server', start: startReferenceServer },
])('all that can be seen of $name holds, of a document with', ({ start }) => {
  test.each(Object.entries({ ...kinds, ...meanings }))('%s', async (name, kind) => {
    const contract = readContract(documentOf(kind));
    await using server = await start(contract);
    const { rules } = await verifyTarget({
      contract,
      catalogue,
      target: targetOf(server),
      levels,
      runs: 5,
      seed: 20_260_115,
      now: () => performance.now(),
    });
    expect(rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    const missing = rules.filter(({ verdict }) => verdict === 'unobservable').map(({ id }) => id);
    expect(missing.sort()).toEqual([...(unseen[name] ?? [])].sort());
  });
});

test.each<[string, Kind]>([
  ['looks ahead', { patch: { code: { type: ['string', 'null'], pattern: '^(?=.*[0-9]).{8}x$' } } }],
  [
    'contradicts itself',
    { patch: { share: { type: ['integer', 'null'], minimum: 3, maximum: 1 } } },
  ],
  [
    'asks for what is not made up',
    { patch: { tags: { type: ['array', 'null'], contains: { const: 1 } } } },
  ],
])('a schema that %s ends with 2 and its place', async (_, kind) => {
  using folder = temporaryFolder();
  const file = folder.file('preferences.json');
  writeFileSync(file, JSON.stringify(documentOf(kind)));
  const key = 'a-key-that-nobody-should-see';
  const ended = await runCommand([
    ...['verify', 'http://127.0.0.1:9', '--api-key', key, '--spec', file],
  ]);
  expect(ended.exit).toBe(2);
  expectSentence(ended, /POST \/preferences #\/\S+: no value could be made .+ "examples"$/, key);
});

test('the examples of such a schema are what is sent', async () => {
  const example = {
    type: ['string', 'null'],
    pattern: '^(?=.*[0-9]).{8}x$',
    examples: ['abc45678x'],
  };
  const contract = readContract(documentOf({ patch: { code: example } }));
  await using server = await startReferenceServer(contract);
  const { summary } = await verifyTarget({
    contract,
    catalogue,
    target: targetOf(server),
    levels: ['documented'],
    runs: 3,
    seed: 1,
    now: () => performance.now(),
  });
  expect(summary).toMatchObject({ broken: 0, unobservable: 0 });
});
