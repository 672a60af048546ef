import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A server that is none of ours, and how often it was called. */
export interface OtherServer extends AsyncDisposable {
  readonly port: number;
  readonly calls: () => number;
}

export async function startOther(listener: RequestListener): Promise<OtherServer> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    calls: () => calls,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What a front end answers to every address: a page. */
export function startPages(status = 200): Promise<OtherServer> {
  return startOther((_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Hi</h1>');
  });
}

/** An address that somebody listened on a moment ago and nobody does now. */
export async function deserted(): Promise<string> {
  await using server = await startPages();
  return `http://127.0.0.1:${server.port}`;
}
