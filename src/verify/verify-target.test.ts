import { expect, test } from 'vitest';
import { defaultContract } from '../contract/own-contract.ts';
import { verifyTarget } from './verify-target.ts';

test('a rule without an entry in the document is named, before anything is sent', async () => {
  const contract = defaultContract();
  const { 'hook-fields-merge': _, ...rules } = contract.rules;
  const run = verifyTarget({
    contract,
    catalogue: { ...contract, rules },
    target: { url: new URL('http://127.0.0.1:1'), credentials: { apiKey: 'key' } },
    levels: ['documented'],
    runs: 1,
    seed: 1,
    now: () => 0,
  });
  await expect(run).rejects.toThrow(/hook-fields-merge.+x-rules/);
});
