import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { runEach } from '../../runner/run-each.ts';
import type { FaultResult } from './run-fault.ts';
import type { Job } from './worker.ts';

/** Runs jobs on as many threads, each with its server and its verifier; results in the order of the jobs. */
export async function runBank(
  jobs: readonly Job[],
  { threads, stop }: { readonly threads: number; readonly stop: AbortSignal },
  onResult: (result: FaultResult) => void,
): Promise<readonly FaultResult[]> {
  const idle = Array.from(
    { length: Math.min(threads, jobs.length) },
    () => new Worker(new URL('worker.ts', import.meta.url)),
  );
  const workers = [...idle];
  try {
    return await runEach(jobs, { atOnce: workers.length, stop }, async job => {
      const worker = idle.pop();
      if (worker === undefined) throw new Error('more jobs are under way than there are threads');
      const result = await answerOf(worker, job);
      idle.push(worker);
      onResult(result);
      return result;
    });
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}

/** `once` rejects when the worker fails. */
async function answerOf(worker: Worker, job: Job): Promise<FaultResult> {
  const answer: Promise<[FaultResult]> = once(worker, 'message').then(([result]) => [result]);
  worker.postMessage(job);
  const [result] = await answer;
  return result;
}
