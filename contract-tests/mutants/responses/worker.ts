import { parentPort } from 'node:worker_threads';
import { startMock } from '../../servers/mock-server.ts';
import { type MutantOptions, runMutants } from './run-mutant.ts';

/** Changes to make together; mutants are functions, so a worker is told their ids. */
export type Job = MutantOptions & { readonly ids: readonly string[] };

const mock = await startMock();

parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await runMutants(job.ids, mock, job));
});
