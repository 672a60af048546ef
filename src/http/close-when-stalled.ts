import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Connections } from './connections.ts';

/** How often a connection on which nothing moves is looked at in the time that it has; a look takes a moment too. */
const looks = 30;
const shortestLookMs = 50;

interface Quiet {
  /** Milliseconds from any start. */
  readonly since: number;
  readonly seenAt: number;
  readonly traffic: string;
}

/**
 * Closes connections on which nothing has moved for a while: a client that reads no answers must not
 * hold its connection.
 *
 * Node's own timer tells only that none of our reads and writes came to an end. It asks the system once
 * whether a write has got further, counts as progress what was taken at the very start of it, and waits
 * as long again. So it is set to a fraction of the time, and the silences are added up.
 */
export function closeWhenStalled(
  server: Server,
  connections: Connections,
  timeoutMs: number,
  clock = () => performance.now(),
): void {
  const lookMs = Math.max(timeoutMs / looks, shortestLookMs);
  const quiet = new WeakMap<Socket, Quiet>();
  server.timeout = lookMs;
  server.on('timeout', (socket: Socket) => {
    const connection = connections.of(socket);
    if (connection === null || connection.isIdle) return socket.destroy();
    const now = clock();
    const traffic = `${socket.bytesRead} ${socket.bytesWritten} ${socket.writableLength}`;
    const before = quiet.get(socket);
    // A look that was left out is one at which Node saw the system take some of a long write.
    const isSameSilence = before?.traffic === traffic && now - before.seenAt < 1.5 * lookMs;
    const since = isSameSilence ? before.since : now - lookMs;
    if (now - since >= timeoutMs && !connection.isServed) return socket.destroy();
    quiet.set(socket, { since, seenAt: now, traffic });
    socket.setTimeout(lookMs);
  });
}
