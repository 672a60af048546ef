import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RawReceiver {
  readonly url: string;
  /** Resolves when the first connection is closed, by whichever side. */
  readonly closed: Promise<void>;
}

/** Answers each connection with bytes as they are, `repeated` over and over until it is closed. */
export async function answerRaw(first: string, repeated: string): Promise<RawReceiver> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    socket.once('close', resolve);
    socket.once('data', () => {
      socket.write(first);
      drip(socket, repeated);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, closed };
}

function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 5);
  socket.once('close', () => clearInterval(timer));
}
