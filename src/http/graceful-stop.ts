import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

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
  /**
   * The answers that each connection still owes, in order. One list per connection and not one set
   * for all: a set under constant change outgrows its table again and again, and each table that it
   * leaves behind keeps dead answers from the young generation's collector.
   */
  readonly #owed = new Map<Duplex, ServerResponse[]>();
  /** Connections whose last answer is decided: what still comes on them is not accepted. */
  readonly #closing = new WeakSet<Socket>();
  #state: 'running' | 'stopping' | 'closing-idle' = 'running';

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#owed.set(socket, []);
      socket.on('close', () => this.#owed.delete(socket));
    });
  }

  /** Whether the request is accepted. Then it will be answered, unless its client leaves. */
  accepts(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#state !== 'running') {
      if (this.#closing.has(request.socket)) return false;
      this.#closeAfter(response);
    }
    const owed = this.#owed.get(request.socket) ?? [];
    owed.push(response);
    response.on('close', () => {
      owed.splice(owed.indexOf(response), 1);
      if (this.#state === 'closing-idle') this.#server.closeIdleConnections();
    });
    return true;
  }

  /** The answer that a connection owes or is sending: the first, where there are several. */
  underWayOn(socket: Duplex): ServerResponse | null {
    return this.#owed.get(socket)?.[0] ?? null;
  }

  /** Takes no more connections; resolves when the accepted requests are answered and all is closed. */
  async stop({ idleMs, graceMs }: Patience): Promise<void> {
    this.#state = 'stopping';
    const closed = once(this.#server, 'close');
    // The method of the base class leaves idle connections open.
    NetServer.prototype.close.call(this.#server);
    // Of pipelined requests only the last may say that the connection closes (RFC 9112 section 9.6).
    for (const owed of this.#owed.values()) {
      const last = owed.at(-1);
      if (last !== undefined) this.#closeAfter(last);
    }
    const idle = setTimeout(() => {
      this.#state = 'closing-idle';
      this.#server.closeIdleConnections();
    }, idleMs);
    const deadline = setTimeout(() => this.#server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(idle);
    clearTimeout(deadline);
    // Ends the clock of Node's timeouts, which nothing needs any more.
    this.#server.close();
  }

  #closeAfter(response: ServerResponse): void {
    if (response.headersSent) return;
    response.setHeader('Connection', 'close');
    this.#closing.add(response.req.socket);
  }
}
