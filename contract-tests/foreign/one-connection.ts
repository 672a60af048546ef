import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { portOf, type Running } from './running.ts';

/** A server that looks at the next connection when the former one has ended, and not before. */
export async function oneConnectionAtATime(answer: RequestListener): Promise<Running> {
  const http = createServer(answer);
  const waiting: Socket[] = [];
  let current: Socket | undefined;
  const next = () => {
    current = waiting.shift();
    current?.once('close', next);
    if (current !== undefined) http.emit('connection', current);
  };
  const door = createTcpServer(socket => {
    waiting.push(socket);
    if (current === undefined) next();
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(door.address())}`,
    async [Symbol.asyncDispose]() {
      door.close();
      for (const socket of waiting.splice(0)) socket.destroy();
      current?.destroy();
      if (door.listening) await once(door, 'close');
    },
  };
}
