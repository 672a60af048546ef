import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { createSender } from '../send.ts';
import type { Sender, SenderOptions } from '../sender.ts';

export interface Received {
  readonly request: IncomingMessage;
  readonly body: string;
}

export interface Listener {
  readonly received: readonly Received[];
  /** Every connection that was opened. */
  readonly sockets: readonly Socket[];
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** A real listener on the loopback that records what reaches it, closed when the test ends. */
export async function listen(
  answer: RequestListener = (_, response) => response.writeHead(204).end(),
): Promise<Listener> {
  const received: Received[] = [];
  const sockets: Socket[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ request, body: Buffer.concat(chunks).toString() });
      answer(request, response);
    });
  });
  server.on('connection', socket => sockets.push(socket));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}/hook?a=1`;
  return { received, sockets, port: address.port, url, close };
}

/** A sender that may reach the loopback unless told otherwise, closed when the test ends. */
export function sender(options: Partial<SenderOptions> = {}): Sender {
  const created = createSender({ allowHttp: true, allowHosts: ['127.0.0.1'], ...options });
  onTestFinished(() => created.close());
  return created;
}
