import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FaultResult } from './run-fault.ts';
import type { Job } from './worker.ts';

/** Runs jobs on as many threads, each with its server and its verifier; results in the order of the jobs. */
export async function runBank(
  jobs: readonly Job[],
  threads: number,
  onResult: (result: FaultResult) => void,
): Promise<readonly FaultResult[]> {
  const waiting = [...jobs.entries()];
  const results = new Map<number, FaultResult>();
  const work = async () => {
    const worker = new Worker(new URL('worker.ts', import.meta.url));
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, job] = next;
        const result = await answerOf(worker, job);
        results.set(index, result);
        onResult(result);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, work));
  return jobs.flatMap((_, index) => results.get(index) ?? []);
}

/** `once` rejects when the worker fails. */
async function answerOf(worker: Worker, job: Job): Promise<FaultResult> {
  const answer: Promise<[FaultResult]> = once(worker, 'message').then(([result]) => [result]);
  worker.postMessage(job);
  const [result] = await answer;
  return result;
}
