import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What one connection has asked for and still owes. */
export class Connection {
  /** Answers to accepted requests that have not wholly left, in order. */
  readonly owed: ServerResponse[] = [];
  /** The request that was accepted last. */
  latest: IncomingMessage | null = null;
  /** Its last answer is decided: what still comes is not accepted. */
  isClosing = false;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Whether all that it waits for is the server. */
  get isServed(): boolean {
    return this.owed.length > 0 && this.#socket.writableLength === 0;
  }

  /** Remembers an accepted request until its answer has left, or its client has. */
  accept(response: ServerResponse): void {
    this.latest = response.req;
    this.owed.push(response);
    response.on('close', () => this.owed.splice(this.owed.indexOf(response), 1));
  }

  /** Says in the answer that the connection ends with it; nothing where that has left already. */
  closeAfter(response: ServerResponse): void {
    if (response.headersSent) return;
    response.setHeader('Connection', 'close');
    this.isClosing = true;
  }

  /** Ends one that has never sent anything, which Node does not count among the idle ones. */
  closeIfSilent(): void {
    if (this.#socket.bytesRead === 0) this.#socket.destroy();
  }
}

/**
 * The open connections of a server.
 *
 * Each has a list of its own. One set for all answers under way, in constant change, would outgrow its
 * table again and again, and each table left behind keeps dead answers from the young generation's
 * collector.
 */
export class Connections {
  readonly #open = new Map<Duplex, Connection>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#open.set(socket, new Connection(socket));
      socket.on('close', () => this.#open.delete(socket));
    });
  }

  /** Null for one that has closed. */
  of(socket: Duplex): Connection | null {
    return this.#open.get(socket) ?? null;
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.#open.values();
  }
}
