import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { refuseUnreadable } from './refuse-unreadable.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Milliseconds that a stop waits for accepted requests; 10,000 unless given. */
  readonly graceMs?: number;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no more requests and resolves when the accepted ones are answered. */
  stop(): Promise<void>;
}

/** Starts to listen; rejects with the system's error when the address cannot be had. */
export async function listen(
  handler: RequestListener,
  { host, port, graceMs = 10_000 }: ListenOptions,
): Promise<RunningServer> {
  const server = createServer({
    // A request that never ends must not hold its connection for Node's default of five minutes.
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 5_000,
    // The app answers a missing Host itself, with a problem.
    requireHostHeader: false,
  });
  const underWay = trackResponses(server);
  server.on('request', handler);
  // RFC 9110 section 10.1.1 lets a server ignore expectations that it does not know.
  server.on('checkExpectation', handler);
  server.on('connect', (_request, socket) => refuseUnreadable(new Error('CONNECT'), socket));
  server.on('clientError', (error, socket) => {
    const answered = [...underWay].some(
      response => response.socket === socket && response.headersSent,
    );
    if (answered) socket.destroy();
    else refuseUnreadable(error, socket);
  });
  server.listen(port, host);
  await once(server, 'listening');
  return { url: urlOf(server), stop: () => stop(server, underWay, graceMs) };
}

function trackResponses(server: Server): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    underWay.add(response);
    response.on('close', () => {
      underWay.delete(response);
      if (!server.listening) server.closeIdleConnections();
    });
  });
  return underWay;
}

async function stop(
  server: Server,
  underWay: ReadonlySet<ServerResponse>,
  graceMs: number,
): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const response of underWay) {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  }
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(deadline);
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
