import { parentPort } from 'node:worker_threads';
import type { Fault } from '../fault.ts';
import { type RunOptions, runFault } from './run-fault.ts';

/** One fault to run; faults are functions, so a worker is told their id. */
export type Job = RunOptions & Pick<Fault, 'id' | 'rule'>;

parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await runFault(job, job));
});
