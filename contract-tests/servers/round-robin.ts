import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { listen } from '../../src/http/listen.ts';

/** A reverse proxy that gives each request to the next of the servers, whatever connection it came by. */
export async function startRoundRobin(
  upstreams: readonly [string, ...string[]],
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let count = 0;
  return listen(
    (incoming, response) => {
      const upstream = upstreams[count % upstreams.length] ?? upstreams[0];
      count += 1;
      forward(incoming, response, upstream);
    },
    { host: '127.0.0.1', port: 0 },
  );
}

/** Headers go through as they stand, and so does a target that is no path. */
function forward(incoming: IncomingMessage, response: ServerResponse, upstream: string): void {
  const { hostname, port } = new URL(upstream);
  const outgoing = request({
    hostname,
    port,
    method: incoming.method,
    path: incoming.url,
    headers: incoming.rawHeaders,
    setHost: false,
    agent: false,
  });
  outgoing.on('response', answer => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
    answer.pipe(response);
  });
  // A server may answer before it has read everything, and close.
  outgoing.on('error', () => {
    if (!response.headersSent) response.destroy();
  });
  incoming.pipe(outgoing);
}
