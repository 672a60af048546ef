import { once } from 'node:events';
import type { Bench } from '../benchmark.ts';
import type { Subject } from '../subject.ts';
import { numbersIn } from './numbers.ts';
import { type Running, start } from './running.ts';

/** Bytes in use after a garbage collection. */
export interface Memory {
  /** What JavaScript holds on to, buffers included. */
  readonly heap: number;
  /** What the system has given to the process. */
  readonly rss: number;
}

export interface Probed extends Running {
  memory(): Promise<Memory>;
}

const probe = new URL('../memory-probe.ts', import.meta.url);

/** Starts a subject in such a way that its memory can be asked for. */
export async function startProbed(
  subject: Subject,
  bench: Pick<Bench, 'folder' | 'stop'>,
): Promise<Probed> {
  const command = (port: number) => [
    ...['--expose-gc', '--import', probe.href],
    ...subject.command(port),
  ];
  const running = await start({ ...subject, command }, bench, { channel: true });
  return {
    ...running,
    async memory() {
      running.child.send('memory');
      const [told] = await once(running.child, 'message');
      const bytes = numbersIn(JSON.stringify(told));
      return { heap: bytes('heap'), rss: bytes('rss') };
    },
  };
}

export function toldBytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
