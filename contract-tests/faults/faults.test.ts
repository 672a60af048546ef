import { describe, expect, test } from 'vitest';
import type { BrokenRule } from '../../src/verify/report/report.ts';
import { byHand, hasCurl, shownAt } from '../command/by-hand.ts';
import type { Server } from '../runner/tool.ts';
import { brokenRules, verifyServer } from '../runner/verify-server.ts';
import { faults } from './bank.ts';
import { startPlainServer } from './server/plain-server.ts';
import { startFaulty } from './start-faulty.ts';

/** What `verify` blames the server for when it looks at one rule. */
async function blame(server: Server, rule: string): Promise<readonly BrokenRule[]> {
  return brokenRules(await verifyServer(server, { only: [rule] }));
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
        await using conforming = await startPlainServer();
        expect(shownAt(await byHand(curl, judged, conforming), expected)).toEqual(expected);
      },
    );
  },
);
