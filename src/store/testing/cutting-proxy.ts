import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Where a connection breaks: so many bytes from the start of a text that is sent that way. */
export interface Cut {
  readonly way: 'to the server' | 'to the client';
  readonly text: string;
  readonly offset: number;
  /** Whether the server is gone from then on. */
  readonly isLast?: true;
}

/** Stands between a store and PostgreSQL, and fails as networks do. */
export interface CuttingProxy extends AsyncDisposable {
  /** The same database through the proxy. */
  readonly url: string;
  /** Breaks the first connection that the cut fits. */
  cutNext(cut: Cut): void;
  /** All that went to the server. */
  sent(): Buffer;
  /** How often the server was spoken to after it had spoken: round trips, on a single connection. */
  turns(): number;
  /** From now on lets nothing through, and tells nobody. */
  fallSilent(): void;
  /** Ends all connections and takes no more, as a stopped server does. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

export async function startCuttingProxy(database: string): Promise<CuttingProxy> {
  const target = new URL(database);
  const sockets = new Set<Socket>();
  let next: Cut | undefined;
  let silent = false;
  const sent: Buffer[] = [];
  let turns = 0;
  let spoke: Cut['way'] = 'to the client';

  const server = createServer(client => {
    if (silent) client.pause();
    const upstream = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    forward(client, upstream, 'to the server');
    forward(upstream, client, 'to the client');
  });

  function forward(from: Socket, to: Socket, way: Cut['way']): void {
    let left: number | undefined;
    let isLast = false;
    from.on('data', (chunk: Buffer) => {
      if (way === 'to the server') {
        sent.push(chunk);
        if (spoke === 'to the client') turns += 1;
      }
      spoke = way;
      if (left === undefined && next?.way === way) {
        const start = chunk.indexOf(next.text);
        if (start >= 0) {
          left = Math.max(0, start + next.offset);
          isLast = next.isLast === true;
          next = undefined;
        }
      }
      if (left === undefined) {
        to.write(chunk);
      } else if (chunk.length < left) {
        left -= chunk.length;
        to.write(chunk);
      } else {
        to.end(chunk.subarray(0, left));
        from.destroy();
        if (isLast) void goAway();
      }
    });
  }

  async function goAway(): Promise<void> {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  }

  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const url = new URL(database);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  url.hostname = '127.0.0.1';
  url.port = String(address.port);

  return {
    url: url.href,
    cutNext(cut) {
      next = cut;
    },
    sent: () => Buffer.concat(sent),
    turns: () => turns,
    fallSilent() {
      silent = true;
      for (const socket of sockets) socket.pause();
    },
    goAway,
    async comeBack() {
      silent = false;
      await listen(address.port);
    },
    async [Symbol.asyncDispose]() {
      if (server.listening) await goAway();
    },
  };
}
