import { faults } from '../../faults/bank.ts';
import { planted } from '../../faults/fault.ts';
import { startPlainServer } from '../../faults/server/plain-server.ts';
import { conformingSteps } from '../../faults/server/steps.ts';
import { type RunningServer, runningServer } from './running-server.ts';

/** The plain server with a fault of the bank planted into it. */
export async function startFaulty(
  id: string,
  keys = { apiKey: 'first-key', secondApiKey: 'second-key' },
): Promise<RunningServer> {
  const fault = faults.find(known => known.id === id);
  if (fault === undefined) throw new Error(`the bank has no fault ${id}`);
  const tenants = { [keys.apiKey]: 'first', [keys.secondApiKey]: 'second' };
  const server = await startPlainServer(planted(fault, conformingSteps), tenants);
  return runningServer(server.url, keys, async () => {
    await server[Symbol.asyncDispose]();
  });
}
