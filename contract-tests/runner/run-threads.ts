import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { runEach } from './run-each.ts';

/** The jobs of one script, which answers each message with its result. */
export interface Threads<Result> {
  readonly script: URL;
  readonly threads: number;
  readonly stop: AbortSignal;
  readonly onResult: (result: Result) => void;
}

/** Runs jobs on as many threads, each with its server and its verifier; results in the order of the jobs. */
export async function runThreads<Job, Result>(
  jobs: readonly Job[],
  { script, threads, stop, onResult }: Threads<Result>,
): Promise<readonly Result[]> {
  const idle = Array.from({ length: Math.min(threads, jobs.length) }, () => new Worker(script));
  const workers = [...idle];
  try {
    return await runEach(jobs, { atOnce: workers.length, stop }, async job => {
      const worker = idle.pop();
      if (worker === undefined) throw new Error('more jobs are under way than there are threads');
      const result = await answerOf<Result>(worker, job);
      idle.push(worker);
      onResult(result);
      return result;
    });
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}

/** `once` rejects when the worker fails. */
async function answerOf<Result>(worker: Worker, job: unknown): Promise<Result> {
  const answer: Promise<[Result]> = once(worker, 'message').then(([result]) => [result]);
  worker.postMessage(job);
  const [result] = await answer;
  return result;
}
