import { faults } from '../faults/bank.ts';
import { planted } from '../faults/fault.ts';
import { startPlainServer } from '../faults/server/plain-server.ts';
import { conformingSteps } from '../faults/server/steps.ts';
import type { Subject } from './tool.ts';

/** Starts the plain server with the fault of that id planted into it, or as it is. */
export async function startSubject(id: string | null): Promise<Subject & AsyncDisposable> {
  const fault = faults.find(known => known.id === id);
  if (fault === undefined && id !== null) throw new Error(`the bank has no fault ${id}`);
  const steps = fault === undefined ? conformingSteps : planted(fault, conformingSteps);
  const { url, [Symbol.asyncDispose]: stop } = await startPlainServer(steps);
  return {
    url,
    adminUrl: `${url}/__admin`,
    apiKey: 'first-key',
    secondApiKey: 'second-key',
    [Symbol.asyncDispose]: stop,
  };
}
