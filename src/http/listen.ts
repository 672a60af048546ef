import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GracefulStop } from './graceful-stop.ts';
import { type Refusal, refuseUnreadable } from './refuse-unreadable.ts';
import { isRequestTarget, refuseTarget } from './request-target.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Milliseconds that a stop waits for accepted requests; 10,000 unless given. */
  readonly graceMs?: number;
  /** Milliseconds that a stop leaves idle connections open; none unless given. */
  readonly idleMs?: number;
  /** Milliseconds for a whole request to arrive; 30,000 unless given. */
  readonly requestTimeoutMs?: number;
  /** Hears of what could not be read as a request. */
  readonly onUnreadable?: (refusal: Refusal) => void;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no more requests and resolves when the accepted ones are answered. */
  stop(): Promise<void>;
}

/** Starts to listen; rejects with the system's error when the address cannot be had. */
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
    connectionsCheckingInterval: Math.min(5_000, requestTimeoutMs),
    // The app answers a missing Host itself, with a problem.
    requireHostHeader: false,
  });
  const ending = new GracefulStop(server);
  const accept: RequestListener = (request, response) => {
    if (!ending.accepts(request, response)) return;
    if (isRequestTarget(request.url ?? '')) handler(request, response);
    else onUnreadable(refuseTarget(response));
  };
  const refuse = (error: Error, socket: Duplex) => {
    const refusal = refuseUnreadable(error, socket);
    if (refusal !== null) onUnreadable(refusal);
  };
  server.on('request', accept);
  // RFC 9110 section 10.1.1 lets a server ignore expectations that it does not know.
  server.on('checkExpectation', accept);
  server.on('connect', (_request, socket) => refuse(new Error('CONNECT'), socket));
  server.on('clientError', (error, socket) => {
    const response = ending.underWayOn(socket);
    if (response === null) refuse(error, socket);
    // Another answer must not break into one that is on its way already.
    else if (response.headersSent) socket.destroy();
    // Its body broke off or took too long; whoever observes the request hears of that already.
    else refuseUnreadable(error, socket);
  });
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
