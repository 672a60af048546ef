import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * What one connection has asked for and is still owed.
 *
 * Its requests are served one after the other: only those of safe methods might be served side by side
 * (RFC 9112 section 9.3.2), and a client that sends without reading would have as many answers made as
 * it likes. So the next one begins when the answer before it has left, and while any waits nothing more
 * is read: what a connection can hold is one answer and what came in one read.
 */
export class Connection {
  /** Answers to accepted requests that have not wholly left, in order. */
  readonly owed: ServerResponse[] = [];
  /** What begins to serve those behind the first one. */
  readonly #waiting: (() => void)[] = [];
  /** The request that was accepted last. */
  latest: IncomingMessage | null = null;
  /** Its last answer is decided: what still comes is not accepted. */
  isClosing = false;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    // Node resumes a socket for reasons of its own.
    socket.on('resume', () => {
      if (this.#waiting.length > 0) socket.pause();
    });
  }

  /** Whether all that it waits for is the server. */
  get isServed(): boolean {
    return this.owed.length > 0 && this.#socket.writableLength === 0;
  }

  /** Whether all that it has asked for is answered; what comes next has not begun, or not shown yet. */
  get isIdle(): boolean {
    return this.owed.length === 0 && this.latest?.complete === true;
  }

  /** Whether the request that was accepted last has yet to be served. */
  get isLatestWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Serves an accepted request in its turn, and remembers it until its answer has left, or its client has. */
  accept(response: ServerResponse, serve: () => void): void {
    this.latest = response.req;
    this.owed.push(response);
    response.on('close', () => {
      this.owed.splice(this.owed.indexOf(response), 1);
      // One connection takes turns with the others, however much it has sent.
      if (this.#waiting.length > 0) setImmediate(() => this.#serveNext());
    });
    if (this.owed.length === 1) serve();
    else {
      this.#waiting.push(serve);
      this.#socket.pause();
    }
  }

  /** Does this behind all that can still be answered: not a request whose body broke off before its turn. */
  endWith(work: () => void): void {
    this.isClosing = true;
    if (this.isLatestWaiting && this.latest?.complete === false) this.#waiting.pop();
    if (this.owed.length === 0) work();
    else this.#waiting.push(work);
  }

  #serveNext(): void {
    if (this.#socket.destroyed) return;
    this.#waiting.shift()?.();
    if (this.#waiting.length === 0) this.#socket.resume();
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
