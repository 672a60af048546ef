import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { listening, portOf, type Running } from './running.ts';

/** A server that goes away in the middle, and comes back when it is told to. */
export interface Restarting extends Running {
  /** Listens again at the same address, with nothing in its memory. */
  restart(): Promise<void>;
  readonly starts: () => number;
}

/** `start` makes the listener anew; the first one serves so many requests and loses the next. */
export async function restarting(
  start: () => RequestListener,
  serves: number,
): Promise<Restarting> {
  let starts = 1;
  let requests = 0;
  const own = start();
  const first = createServer((request, response) => {
    requests += 1;
    if (requests <= serves) return own(request, response);
    first.close();
    first.closeAllConnections();
  });
  const { url } = await listening(first);
  const port = portOf(first.address());
  let current: Server = first;
  return {
    url,
    starts: () => starts,
    async restart() {
      if (current.listening || starts > 1) return;
      starts += 1;
      current = createServer(start());
      current.listen(port, '127.0.0.1');
      await once(current, 'listening');
    },
    async [Symbol.asyncDispose]() {
      current.close();
      current.closeAllConnections();
      if (current.listening) await once(current, 'close');
    },
  };
}
