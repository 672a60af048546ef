import { defaultContract } from '../../src/contract/load-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import { TargetUnreachable } from '../observe/target-unreachable.ts';
import { type VerifyOptions, verify } from '../verify.ts';
import type { Findings, Subject, Tool } from './tool.ts';

const contract = defaultContract();
/** What the command takes when told nothing. */
const runs = 20;

/** `holdfast verify` with all that a server under test may offer. */
export const holdfast: Tool = {
  id: 'holdfast',
  label: '`holdfast verify`',
  judge: ({ url, adminUrl, apiKey, secondApiKey }: Subject) =>
    brokenRules({ url: new URL(url), admin: new URL(adminUrl), apiKey, secondApiKey }),
};

/** With no more than the other tools have: the two endpoints and one key. */
export const holdfastWithoutHooks: Tool = {
  id: 'holdfast-without-hooks',
  label: '`holdfast verify`, one key and no test hooks',
  judge: ({ url, apiKey }: Subject) => brokenRules({ url: new URL(url), apiKey }),
};

async function brokenRules(target: VerifyOptions['target']): Promise<Findings> {
  try {
    const { rules } = await verify({
      contract,
      catalogue: contract,
      target,
      levels,
      runs,
      seed: 1,
      now: () => performance.now(),
    });
    const broken = rules.filter(({ verdict }) => verdict === 'broken');
    return new Set(broken.map(({ id, operation }) => `${operation}: ${id}`));
  } catch (error) {
    // The command ends with 3 here: no verdict, and no pass either.
    if (error instanceof TargetUnreachable) return new Set(['the server cannot be judged']);
    throw error;
  }
}
