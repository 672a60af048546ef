import { describe, expect, test } from 'vitest';
import { leakyRules } from '../mock/scenarios/leaky-rules.ts';
import { defaultContract } from '../src/contract/own-contract.ts';
import { verifyTarget } from '../src/verify/verify-target.ts';
import { startMock } from './servers/mock-server.ts';
import type { RunningServer } from './servers/running-server.ts';
import { targetOf } from './servers/target.ts';

const contract = defaultContract();

async function leak(server: RunningServer, rule: string): Promise<void> {
  for (const apiKey of [server.apiKey, server.secondApiKey]) {
    const response = await fetch(`${server.adminUrl}/scenarios`, {
      method: 'PUT',
      headers: { apiKey, 'Content-Type': 'application/json' },
      body: JSON.stringify([{ name: 'leaky', rule }]),
    });
    expect(response.status).toBe(200);
  }
}

describe('a mock with the scenario leaky', () => {
  test.each(leakyRules)('breaks %s, and verify says so', async rule => {
    await using server = await startMock();
    await leak(server, rule);
    const report = await verifyTarget({
      contract,
      catalogue: contract,
      target: targetOf(server),
      levels: ['documented', 'decided', 'security'],
      only: [rule],
      runs: 10,
      seed: 1,
      now: () => performance.now(),
    });
    expect(report.rules.map(({ id, verdict }) => [id, verdict])).toEqual(
      report.rules.map(() => [rule, 'broken']),
    );
    expect(report.summary.broken).toBeGreaterThan(0);
  });
});
