import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/load-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import { faults } from '../faults/bank.ts';
import type { BrokenRule } from '../report/report.ts';
import { verify } from '../verify.ts';
import { byHand, hasCurl, shownAt } from './command/by-hand.ts';
import { startFaulty } from './servers/faulty.ts';
import { startConformingPlainServer } from './servers/in-process.ts';
import type { RunningServer } from './servers/running-server.ts';
import { targetOf } from './servers/target.ts';

const contract = defaultContract();

/** What `verify` blames the server for when it looks at one rule. */
async function blame(server: RunningServer, rule: string): Promise<readonly BrokenRule[]> {
  const report = await verify({
    contract,
    catalogue: contract,
    target: targetOf(server),
    levels,
    only: [rule],
    runs: 20,
    seed: 1,
    now: () => performance.now(),
  });
  return report.rules.filter(result => result.verdict === 'broken');
}

describe.each(faults)('$rule: $id', ({ id, rule }) => {
  test('is found, with requests that show it', async () => {
    await using server = await startFaulty(id);
    const broken = await blame(server, rule);
    expect(broken.map(result => result.id)).toContain(rule);
    for (const { counterexample } of broken) {
      const { steps, expected, actual, curl, observation } = counterexample;
      expect(observation).not.toBe('');
      expect(steps.length).toBeGreaterThan(0);
      expect(actual).not.toEqual(expected);
      expect(curl.length).toBeGreaterThanOrEqual(steps.length);
      expect(curl.join('\n')).toContain('curl ');
    }
  });
});

describe('the bank', () => {
  test.each(Object.entries(contract.rules).filter(([, { level }]) => level === 'documented'))(
    'has a fault that breaks %s',
    rule => {
      expect(faults.map(fault => fault.rule)).toContain(rule);
    },
  );

  test('gives each fault a name of its own, and a rule of the catalogue', () => {
    const ids = faults.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(contract.rules)).toEqual(
      expect.arrayContaining(faults.map(({ rule }) => rule)),
    );
  });
});

describe.skipIf(!hasCurl)(
  'the printed requests, pasted into a shell (skipped without curl)',
  () => {
    test.each([
      ['of an update', 'omitted-hook-erased'],
      ['of an item', 'cascade-always'],
    ])(
      '%s, show the fault on a fresh server and what is right on a server without it',
      async (_, id) => {
        const rule = faults.find(fault => fault.id === id)?.rule ?? '';
        await using judged = await startFaulty(id);
        const [broken] = await blame(judged, rule);
        const { curl = [], expected, actual } = broken?.counterexample ?? {};
        expect(actual).not.toEqual({});

        await using fresh = await startFaulty(id);
        expect(shownAt(await byHand(curl, judged, fresh), actual)).toEqual(actual);
        await using conforming = await startConformingPlainServer();
        expect(shownAt(await byHand(curl, judged, conforming), expected)).toEqual(expected);
      },
    );
  },
);
