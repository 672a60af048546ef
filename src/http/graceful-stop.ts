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
  #state: 'running' | 'stopping' | 'closing-idle' = 'running';

  constructor(server: Server, connections: Connections) {
    this.#server = server;
    this.#connections = connections;
  }

  /** Told of every request that is accepted. It will be answered, unless its client leaves. */
  accepted(connection: Connection, response: ServerResponse): void {
    if (this.#state !== 'running') connection.closeAfter(response);
    response.on('close', () => {
      if (this.#state === 'closing-idle') this.#server.closeIdleConnections();
    });
  }

  /** Takes no more connections; resolves when the accepted requests are answered and all is closed. */
  async stop({ idleMs, graceMs }: Patience): Promise<void> {
    this.#state = 'stopping';
    const closed = once(this.#server, 'close');
    // The method of the base class leaves idle connections open.
    NetServer.prototype.close.call(this.#server);
    // Of pipelined requests only the last may say that the connection closes (RFC 9112 section 9.6).
    for (const connection of this.#connections) {
      const last = connection.owed.at(-1);
      if (last !== undefined) connection.closeAfter(last);
    }
    const idle = setTimeout(() => {
      this.#state = 'closing-idle';
      this.#server.closeIdleConnections();
      for (const connection of this.#connections) connection.closeIfSilent();
    }, idleMs);
    const deadline = setTimeout(() => this.#server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(idle);
    clearTimeout(deadline);
    // Ends the clock of Node's timeouts, which nothing needs any more.
    this.#server.close();
  }
}
