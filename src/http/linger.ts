import type { Duplex } from 'node:stream';

/** Long enough for an answer to be read, short enough to be of no use to an attacker. */
const lingerMs = 1_000;

/**
 * Closes a connection on which the last word has been said. A client may still be sending, and a
 * close on unread bytes would take the answer with it, so they are read and thrown away until the
 * client closes too or time is up (RFC 9112 section 9.6).
 */
export function linger(socket: Duplex): void {
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(timer));
  // Node takes its own listener off a tunnel, and an error that nobody hears ends the process.
  socket.on('error', () => undefined);
  socket.once('end', () => socket.destroy());
  // What listened so far is a parser that has given up, and would complain of every further byte.
  socket.removeAllListeners('data');
  socket.on('data', () => undefined);
  socket.end();
}
