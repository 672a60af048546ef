import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { sleepUnlessGone } from './sleep.ts';

const response = () => new ServerResponse(new IncomingMessage(new Socket()));

test('waits, and leaves no listener behind', async () => {
  const waiting = response();
  expect(await sleepUnlessGone(1, waiting)).toBe(true);
  expect(waiting.listenerCount('close')).toBe(0);
});

test('gives up as soon as the client has gone', async () => {
  const waiting = response();
  const slept = sleepUnlessGone(2_147_483_647, waiting);
  waiting.emit('close');
  expect(await slept).toBe(false);
});
