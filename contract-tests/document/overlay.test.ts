import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load-contract.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { verifyTarget } from '../../src/verify/verify-target.ts';
import { startMock } from '../servers/mock-server.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { targetOf } from '../servers/target.ts';

const file = (name: string) => fileURLToPath(new URL(`overlay/${name}`, import.meta.url));

const plain = file('parcels.yaml');
const annotations = file('annotations.yaml');

test('a document without annotations cannot be mocked', async () => {
  await expect(loadContract(plain)).rejects.toMatchObject({ code: 'annotation-missing' });
});

test.each([
  { name: 'the mock', start: startMock },
  { name: 'the reference server', start: startReferenceServer },
])(
  '$name of a document that an overlay annotates keeps the documented rules',
  async ({ start }) => {
    const contract = await loadContract(plain, [annotations]);
    await using server = await start(contract);
    const report = await verifyTarget({
      contract,
      catalogue: defaultContract(),
      target: targetOf(server),
      levels: ['documented'],
      runs: 8,
      seed: 20_260_115,
      now: () => performance.now(),
    });
    expect(report.rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    const held = report.rules.filter(({ verdict }) => verdict === 'held').map(({ id }) => id);
    expect(held).toEqual(
      expect.arrayContaining([
        'omitted-key-is-kept',
        'included-key-is-updated',
        'omitted-secret-is-kept',
        'secret-is-masked',
        'cascade-reaches-every-item',
        'credentials-are-required',
        'events-follow-their-subscription',
      ]),
    );
  },
);
