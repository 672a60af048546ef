import { faults } from './bank.ts';
import { planted } from './fault.ts';
import { type PlainServer, startPlainServer } from './server/plain-server.ts';
import { conformingSteps } from './server/steps.ts';

/** The plain server with a fault of the bank planted into it. */
export function startFaulty(
  id: string,
  keys?: Parameters<typeof startPlainServer>[1],
): Promise<PlainServer> {
  const fault = faults.find(known => known.id === id);
  if (fault === undefined) throw new Error(`the bank has no fault "${id}"`);
  return startPlainServer(planted(fault, conformingSteps), keys);
}
