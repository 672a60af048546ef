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
  return (error, socket) => {
    const connection = connections.of(socket);
    // The parser complains anew of every further byte.
    if (connection === null || refused.has(socket)) return;
    refused.add(socket);
    connection.isClosing = true;
    const { latest, owed } = connection;
    const isBroken = latest !== null && !latest.complete && !connection.isLatestWaiting;
    // Whoever observes a request whose body broke off or took too long hears of that already.
    if (isBroken && owed[0]?.headersSent === false) refuseUnreadable(error, socket);
    // Its answer left before all of its body had come, and another one would be to nothing.
    else if (isBroken) connection.endWith(() => linger(socket));
    else {
      connection.endWith(() => {
        const refusal = refuseUnreadable(error, socket);
        if (refusal !== null) tell(refusal);
      });
    }
  };
}
