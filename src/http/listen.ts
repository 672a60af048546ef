import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { closeWhenStalled } from './close-when-stalled.ts';
import { Connections } from './connections.ts';
import { GracefulStop } from './graceful-stop.ts';
import { isReadable, refuseRequest, wantsUpgrade } from './readable-request.ts';
import { createRefuseInTurn } from './refuse-in-turn.ts';
import type { Refusal } from './refuse-unreadable.ts';

/** Where to listen, and how long to wait for whom. */
export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Milliseconds that a stop waits for accepted requests; 10,000 unless given. */
  readonly graceMs?: number;
  /** Milliseconds that a stop leaves idle connections open; none unless given. */
  readonly idleMs?: number;
  /** Milliseconds for a whole request to arrive, and for a client to take some of its answer; 30,000 unless given. */
  readonly requestTimeoutMs?: number;
  /** Hears of what could not be read as a request. */
  readonly onUnreadable?: (refusal: Refusal) => void;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** Takes no more requests and resolves when the accepted ones are answered. */
  stop(): Promise<void>;
}

/**
 * Starts to listen.
 *
 * @throws The error of the system when the address cannot be had.
 * @example
 * import { listen } from 'holdfast/server';
 *
 * const server = await listen((_, response) => response.end('hello'), {
 *   host: '127.0.0.1',
 *   port: 0,
 * });
 * console.log(await (await fetch(server.url)).text()); // hello
 * await server.stop();
 */
export async function listen(
  handler: RequestListener,
  {
    host,
    port,
    graceMs = 10_000,
    idleMs = 0,
    requestTimeoutMs = 30_000,
    onUnreadable = () => undefined,
  }: ListenOptions,
): Promise<RunningServer> {
  const server = createServer({
    // A request that never ends must not hold its connection for Node's default of five minutes.
    headersTimeout: Math.min(10_000, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs),
    // Node would refuse a missing Host itself, but not with a problem.
    requireHostHeader: false,
  });
  const connections = new Connections(server);
  const ending = new GracefulStop(server, connections);
  const refuse = createRefuseInTurn(connections, onUnreadable);
  const accept: RequestListener = (request, response) => {
    const connection = connections.of(request.socket);
    if (connection === null || connection.isClosing) return;
    connection.accept(response, () => {
      if (isReadable(request)) return handler(request, response);
      connection.closeAfter(response);
      onUnreadable(refuseRequest(response));
    });
    if (wantsUpgrade(request)) connection.closeAfter(response);
    ending.accepted(connection, response);
  };
  server.on('request', accept);
  // RFC 9110 section 10.1.1 lets a server ignore expectations that it does not know.
  server.on('checkExpectation', accept);
  server.on('connect', (_request, socket) => refuse(new Error('CONNECT'), socket));
  server.on('clientError', refuse);
  closeWhenStalled(server, connections, requestTimeoutMs);
  server.listen(port, host);
  await once(server, 'listening');
  return { url: urlOf(server), stop: () => ending.stop({ idleMs, graceMs }) };
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  // An unspecified address is for listening only; nobody can connect to it everywhere.
  if (address.address === '0.0.0.0' || address.address === '::')
    return `http://localhost:${address.port}`;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
