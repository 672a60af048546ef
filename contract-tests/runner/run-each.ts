/** How many jobs at a time, and what ends it early. */
export interface Pace {
  readonly atOnce: number;
  readonly stop?: AbortSignal;
}

/**
 * Does every job; the results are in the order of the jobs. Once one fails, or `stop` is aborted, no
 * other is begun, and it rejects when those under way have ended.
 */
export async function runEach<Job, Result>(
  jobs: readonly Job[],
  { atOnce, stop }: Pace,
  work: (job: Job) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = [...jobs.entries()];
  const results: Result[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, job] = next;
      try {
        stop?.throwIfAborted();
        results[index] = await work(job);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
