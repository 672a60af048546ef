import { parentPort } from 'node:worker_threads';
import { faults } from '../bank.ts';
import { type RunOptions, runFault } from './run-fault.ts';

/** One fault to run; faults are functions, so a worker is told their id. */
export interface Job extends RunOptions {
  readonly fault: string;
}

parentPort?.on('message', async (job: Job) => {
  const fault = faults.find(({ id }) => id === job.fault);
  if (fault === undefined) throw new Error(`the bank has no fault "${job.fault}"`);
  parentPort?.postMessage(await runFault(fault, job));
});
