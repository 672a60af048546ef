import { type IncomingMessage, request, type ServerResponse } from 'node:http';

/**
 * Passes a request on to a server. Headers go through as they stand, and so does a target that is no
 * path; what becomes of the answer is for `onAnswer`.
 */
export function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  upstream: string,
  onAnswer: (answer: IncomingMessage) => void,
): void {
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
  outgoing.on('response', onAnswer);
  // A server may answer before it has read everything, and close.
  outgoing.on('error', () => {
    if (!response.headersSent) response.destroy();
  });
  incoming.pipe(outgoing);
}
