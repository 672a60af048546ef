import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Server } from '../../runner/tool.ts';
import type { ServeOptions } from './serve.ts';

export interface ServedCopy extends Server, AsyncDisposable {
  /** The mutants whose code has run so far. */
  reached(): Promise<readonly string[]>;
}

/** The reference server of an instrumented copy, on a thread that may hang or die. Rejects where it does not start. */
export async function serveCopy(options: ServeOptions): Promise<ServedCopy> {
  const worker = new Worker(new URL('serve.ts', import.meta.url), {
    workerData: options,
    stdout: true,
    stderr: true,
  });
  const message = async <Message>(): Promise<Message> => {
    const answered: Promise<[Message]> = once(worker, 'message').then(([told]) => [told]);
    const [told] = await answered;
    return told;
  };
  try {
    const server = await message<Server>();
    // From here on a server that dies leaves requests without an answer, and that is judged.
    worker.on('error', () => undefined);
    return {
      ...server,
      reached: () => {
        worker.postMessage('which mutants were reached?');
        return message<readonly string[]>();
      },
      [Symbol.asyncDispose]: async () => {
        await worker.terminate();
      },
    };
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}
