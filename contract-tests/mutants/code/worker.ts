import { parentPort } from 'node:worker_threads';
import { type CodeMutantOptions, runCodeMutant } from './run-code-mutant.ts';

export type Job = CodeMutantOptions & { readonly mutant: string };

parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await runCodeMutant(job.mutant, job));
});
