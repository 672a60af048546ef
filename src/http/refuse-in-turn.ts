import type { Duplex } from 'node:stream';
import type { Connections } from './connections.ts';
import { linger } from './linger.ts';
import { type Refusal, refuseUnreadable } from './refuse-unreadable.ts';

/** Refuses what came on a socket and cannot be read as a request. */
export type RefuseInTurn = (error: Error, socket: Duplex) => void;

/**
 * Clients may send requests without waiting for answers, which come in the same order (RFC 9112
 * section 9.3.2). So a refusal comes behind the answers to what was accepted before it: a client
 * would take it for one of them. `tell` hears of what was no request at all.
 */
export function createRefuseInTurn(
  connections: Connections,
  tell: (refusal: Refusal) => void,
): RefuseInTurn {
  const refused = new WeakSet<Duplex>();
  const refuse: RefuseInTurn = (error, socket) => {
    const connection = connections.of(socket);
    if (connection === null) return;
    connection.isClosing = true;
    const { owed, latest } = connection;
    const [next] = owed;
    if (next === undefined) {
      // Its answer left before all of its body had come, and another one would be to nothing.
      if (latest !== null && !latest.complete) return linger(socket);
      const refusal = refuseUnreadable(error, socket);
      if (refusal !== null) tell(refusal);
    } else if (next.req.complete || next.headersSent) {
      next.once('close', () => refuse(error, socket));
    } else {
      // Its body broke off or took too long. Whoever observes the request hears of that already.
      refuseUnreadable(error, socket);
    }
  };
  return (error, socket) => {
    // The parser complains anew of every further byte.
    if (refused.has(socket)) return;
    refused.add(socket);
    refuse(error, socket);
  };
}
