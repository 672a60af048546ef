import { TargetUnreachable } from '../../src/verify/client/target-unreachable.ts';
import { EndedEarly } from '../../src/verify/ended-early.ts';
import type { Findings, Server, Tool } from '../runner/tool.ts';
import { brokenRules, verifyServer } from '../runner/verify-server.ts';

/** `holdfast verify` with all that a server under test may offer. */
export const holdfast: Tool = {
  id: 'holdfast',
  label: '`holdfast verify`',
  judge: broken,
};

/** With no more than the other tools have: the two endpoints and one key. */
export const holdfastWithoutHooks: Tool = {
  id: 'holdfast-without-hooks',
  label: '`holdfast verify`, one key and no test hooks',
  judge: ({ url, apiKey }) => broken({ url, apiKey }),
};

async function broken(server: Server): Promise<Findings> {
  try {
    const found = brokenRules(await verifyServer(server));
    return new Set(found.map(({ id, operation }) => `${operation}: ${id}`));
  } catch (error) {
    // The command ends with 3 here: no verdict, and no pass either.
    const cause = error instanceof EndedEarly ? error.cause : error;
    if (cause instanceof TargetUnreachable) return new Set(['the server cannot be judged']);
    throw error;
  }
}
