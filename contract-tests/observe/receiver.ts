import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrival } from './exchange.ts';

/** Our own webhook receiver: a hook points at it, and what arrives proves which credentials are stored. */
export interface Receiver extends AsyncDisposable {
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** Everything that arrived since the last call, oldest first. */
  take(): readonly Arrival[];
}

export async function startReceiver(host = '127.0.0.1'): Promise<Receiver> {
  let arrivals: Arrival[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    arrivals.push({
      path: request.url ?? '',
      headers: Object.fromEntries(
        Object.entries(request.headersDistinct).map(([name, values]) => [
          name,
          (values ?? []).join(', '),
        ]),
      ),
      text: Buffer.concat(chunks).toString('utf8'),
    });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(0, host, resolve),
  );
  return {
    url: `http://${host}:${portOf(server.address())}`,
    take: () => {
      const taken = arrivals;
      arrivals = [];
      return taken;
    },
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return address.port;
}
