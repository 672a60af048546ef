import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface CountedConnections {
  readonly port: number;
  /** Every connection that was opened, whatever was said over it. */
  readonly opened: readonly Socket[];
}

/** Listens on every address of this machine, IPv4 and IPv6, and hangs up on whoever comes. */
export async function countConnections(): Promise<CountedConnections> {
  const opened: Socket[] = [];
  const server = createServer(socket => {
    opened.push(socket);
    socket.on('error', () => undefined);
    socket.destroy();
  });
  server.listen(0, '::');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, opened };
}
