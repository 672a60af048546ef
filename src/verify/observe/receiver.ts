import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrival } from './step.ts';

/**
 * Our own webhook receiver: a hook points at it, and what arrives proves which credentials are stored.
 * It takes every event, except below `refusing` and `redirecting`. Each base holds a word that nobody
 * guesses: what calls at another address was sent there by no hook, and is no arrival.
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
  /** Whether an event at this path is answered with a success. */
  takes(path: string): boolean;
  /** Everything that arrived since the last call, oldest first. */
  take(): readonly Arrival[];
}

/** Whoever calls is not ours to trust: a request has its deadlines, in milliseconds, and its bounds. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
};
const largestPayload = 1024 * 1024;
const mostArrivals = 1_000;

export async function startReceiver(
  host = '127.0.0.1',
  word = randomBytes(8).toString('hex'),
): Promise<Receiver> {
  const unkind = { refusing: `/${word}/refusing`, redirecting: `/${word}/redirecting` };
  let arrivals: Arrival[] = [];
  let elsewhere = '';
  const receive: RequestListener = async (request, response) => {
    const text = await read(request);
    // Broken off: nobody waits for an answer, and half of an event proves nothing.
    if (text === null) return;
    const path = request.url ?? '';
    if (!path.includes(word)) return void response.writeHead(404).end();
    if (arrivals.length < mostArrivals) arrivals.push(toArrival(request, text));
    if (path.startsWith(unkind.refusing)) response.writeHead(500).end();
    // RFC 9110 section 15.4.8: method and body are to be repeated at the new address.
    else if (path.startsWith(unkind.redirecting))
      response.writeHead(307, { location: `${elsewhere}/redirected` }).end();
    else response.writeHead(204).end();
  };
  const servers = [createServer(limits, receive), createServer(limits, receive)] as const;
  const origins = await Promise.all([listen(servers[0], host), listen(servers[1], host)]);
  const first = `${origins[0]}/${word}`;
  elsewhere = `${origins[1]}/${word}`;
  return {
    url: first,
    urls: [first, elsewhere],
    refusing: origins[0] + unkind.refusing,
    redirecting: origins[0] + unkind.redirecting,
    takes: path => !Object.values(unkind).some(base => path.startsWith(base)),
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

/** The payload, or null where it did not come to its end; of one that is too large, nothing. */
async function read(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size <= largestPayload) chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return size <= largestPayload ? Buffer.concat(chunks).toString('utf8') : '';
}

function toArrival(
  { method = '', url = '', headersDistinct }: IncomingMessage,
  text: string,
): Arrival {
  const fields = Object.entries(headersDistinct).map(([name, values]) => [
    name,
    (values ?? []).join(', '),
  ]);
  // Some senders drop an empty query, others keep it.
  return { method, path: url.replace(/\?$/, ''), headers: Object.fromEntries(fields), text };
}

/** The origin, once it is there. */
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
