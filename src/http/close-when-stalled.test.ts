import { createServer } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { closeWhenStalled } from './close-when-stalled.ts';
import { Connections } from './connections.ts';

/** A connection that has sent nothing yet, and a clock that Node's looks at it come by. */
function connected() {
  let now = 1_000;
  const server = createServer();
  const socket = new Socket();
  closeWhenStalled(server, new Connections(server), 30_000, () => now);
  server.emit('connection', socket);
  return {
    socket,
    lookAfter: (ms: number) => {
      now += ms;
      server.emit('timeout', socket);
    },
  };
}

test('a connection on which nothing moves is closed when its time is up, and not a look later', () => {
  const { socket, lookAfter } = connected();
  for (let look = 1; look < 30; look += 1) lookAfter(1_000);
  expect(socket.destroyed).toBe(false);
  lookAfter(1_000);
  expect(socket.destroyed).toBe(true);
});

test('a look that Node left out, since some of a write was taken, begins the time anew', () => {
  const { socket, lookAfter } = connected();
  for (let look = 1; look < 30; look += 1) lookAfter(1_000);
  lookAfter(2_000);
  for (let look = 1; look < 29; look += 1) lookAfter(1_000);
  expect(socket.destroyed).toBe(false);
  lookAfter(1_000);
  expect(socket.destroyed).toBe(true);
});
