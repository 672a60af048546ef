import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Connection, Connections } from './connections.ts';

export interface Patience {
  /** Milliseconds that idle connections stay open, for requests that are on their way already. */
  readonly idleMs: number;
  /** Milliseconds until everything that is still open is cut. */
  readonly graceMs: number;
}

/**
 * Ends a server without losing a request that it has accepted. Node's own `close` cuts idle
 * connections at once, under requests that their clients have just sent; here every connection first
 * gets the chance to learn of the end from an answer that says `Connection: close`.
 */
export class GracefulStop {
  readonly #server: Server;
  readonly #connections: Connections;
  #isStopping = false;

  constructor(server: Server, connections: Connections) {
    this.#server = server;
    this.#connections = connections;
  }

  /** Told of every request that is accepted. It will be answered, unless its client leaves. */
  accepted(connection: Connection, response: ServerResponse): void {
    if (this.#isStopping) connection.closeAfter(response);
  }

  /** Takes no more connections; resolves when the accepted requests are answered and all is closed. */
  async stop({ idleMs, graceMs }: Patience): Promise<void> {
    this.#isStopping = true;
    const closed = once(this.#server, 'close');
    // The method of the base class leaves idle connections open.
    NetServer.prototype.close.call(this.#server);
    // Of pipelined requests only the last may say that the connection closes (RFC 9112 section 9.6).
    for (const connection of this.#connections) {
      const last = connection.owed.at(-1);
      if (last !== undefined) connection.closeAfter(last);
    }
    const closeIdle = () => this.#server.closeIdleConnections();
    const idle = setTimeout(() => {
      closeIdle();
      for (const connection of this.#connections) {
        connection.closeIfSilent();
        // An answer that had begun by the time of the stop could not say that its connection closes.
        for (const response of connection.owed) response.on('close', closeIdle);
      }
    }, idleMs);
    const deadline = setTimeout(() => this.#server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(idle);
    clearTimeout(deadline);
    // Ends the clock of Node's timeouts, which nothing needs any more.
    this.#server.close();
  }
}
