import type { Contract } from '../../src/contract/contract.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { levels as allLevels, type Level } from '../../src/contract/rules.ts';
import type { BrokenRule, Report } from '../../src/verify/report/report.ts';
import { type VerifyTargetOptions, verifyTarget } from '../../src/verify/verify-target.ts';
import type { Server } from './tool.ts';

/** What is asked of `verify`; what is left out is as the command has it when told nothing. */
export interface Question extends Pick<VerifyTargetOptions, 'end' | 'onProgress' | 'shrinkMs'> {
  readonly levels?: readonly Level[];
  /** Only these rules. */
  readonly only?: readonly string[];
  /** Cases per rule and operation. */
  readonly runs?: number;
  readonly seed?: number;
}

/** Read once, since many servers may be held to it. */
let known: Contract | undefined;

/** Holds a server to the platform's contract. */
export function verifyServer(
  { url, adminUrl, apiKey, secondApiKey }: Server,
  { levels = allLevels, only, runs = 20, seed = 1, ...rest }: Question = {},
): Promise<Report> {
  known ??= defaultContract();
  const contract = known;
  return verifyTarget({
    contract,
    catalogue: contract,
    target: {
      url: new URL(url),
      credentials: { apiKey },
      ...(secondApiKey !== undefined && { secondCredentials: { apiKey: secondApiKey } }),
      ...(adminUrl !== undefined && { admin: new URL(adminUrl) }),
    },
    levels,
    ...(only !== undefined && { only }),
    runs,
    seed,
    now: () => performance.now(),
    ...rest,
  });
}

export function brokenRules({ rules }: Report): readonly BrokenRule[] {
  return rules.filter(rule => rule.verdict === 'broken');
}
