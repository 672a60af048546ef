import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { kinds } from './resources/kinds.ts';
import { resourceServer } from './resources/server.ts';
import { exceptions, foreignKeys, running, verifyForeign } from './running.ts';

const keys = Object.values(foreignKeys);

describe.each(kinds)('$name', ({ document, api, faults, unseen, params = {} }) => {
  const contract = readContract(document);
  const catalogue = defaultContract();

  test('a right server is not blamed, whatever the seed, and is left as it was', async () => {
    const sent: string[] = [];
    const own = resourceServer(api, keys);
    await using target = await running((request, response) => {
      sent.push(`${request.method} ${request.url}`);
      own(request, response);
    });
    for (let seed = 1; seed <= 20; seed += 1) {
      const report = await verifyForeign(target, { contract, catalogue, params, seed, runs: 2 });
      expect(report.rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    }
    const { rules } = await verifyForeign(target, { contract, catalogue, params, runs: 20 });
    const missing = rules.filter(({ verdict }) => verdict === 'unobservable');
    expect(missing.map(({ id }) => id)).toEqual(unseen);
    expect(rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    const created = sent.filter(line => line === `POST ${api.path}`);
    const deleted = sent.filter(line => line.startsWith('DELETE'));
    expect(new Set(deleted).size).toBe(deleted.length);
    expect(deleted).toHaveLength(api.many ? created.length : 0);
  }, 300_000);

  test.each(faults)('$rule: $id', async ({ rule, plant }) => {
    await using target = await running(resourceServer(api, keys, plant));
    const only = [rule];
    const report = await verifyForeign(target, {
      contract,
      catalogue,
      params,
      only,
      runs: 20,
      seed: 1,
    });
    const broken = report.rules.filter(({ verdict }) => verdict === 'broken');
    expect(
      broken.map(({ id }) => id),
      exceptions(report).join('\n'),
    ).toEqual([rule]);
    const told = JSON.stringify(report).replaceAll('//hooks.example.', '');
    expect(told.match(/.{20}(hook|updateA|apiKey|assessment).{20}/)).toBeNull();
  });
});
