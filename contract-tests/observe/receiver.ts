import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrival } from './exchange.ts';

/**
 * Our own webhook receiver: a hook points at it, and what arrives proves which credentials are stored.
 * It takes every event, except below `refusing` and `redirecting`.
 */
export interface Receiver extends AsyncDisposable {
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** That one and another, with an origin of its own. */
  readonly urls: readonly [string, string];
  /** A base below which every event is answered with a 500. */
  readonly refusing: string;
  /** A base below which every event is sent on to the other origin. */
  readonly redirecting: string;
  /** Everything that arrived since the last call, oldest first. */
  take(): readonly Arrival[];
}

const paths = { refusing: '/refusing', redirecting: '/redirecting' } as const;

export async function startReceiver(host = '127.0.0.1'): Promise<Receiver> {
  let arrivals: Arrival[] = [];
  let elsewhere = '';
  const receive: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? '';
    arrivals.push({
      method: request.method ?? '',
      path,
      headers: Object.fromEntries(
        Object.entries(request.headersDistinct).map(([name, values]) => [
          name,
          (values ?? []).join(', '),
        ]),
      ),
      text: Buffer.concat(chunks).toString('utf8'),
    });
    if (path.startsWith(paths.refusing)) response.writeHead(500).end();
    // RFC 9110 section 15.4.8: method and body are to be repeated at the new address.
    else if (path.startsWith(paths.redirecting))
      response.writeHead(307, { location: `${elsewhere}/redirected` }).end();
    else response.writeHead(204).end();
  };
  const servers = [createServer(receive), createServer(receive)] as const;
  const [first, second] = await Promise.all([listen(servers[0], host), listen(servers[1], host)]);
  elsewhere = second;
  return {
    url: first,
    urls: [first, second],
    refusing: first + paths.refusing,
    redirecting: first + paths.redirecting,
    take: () => {
      const taken = arrivals;
      arrivals = [];
      return taken;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

/** The base URL, once it is there. */
async function listen(server: Server, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(0, host, resolve),
  );
  return `http://${host}:${portOf(server.address())}`;
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return address.port;
}
