import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A listener on a port of this machine, for as long as it is held to a document. */
export interface Serving extends AsyncDisposable {
  readonly url: string;
}

export async function serving(listener: RequestListener): Promise<Serving> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
