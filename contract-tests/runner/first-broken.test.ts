import { expect, test } from 'vitest';
import { startPlainServer } from '../faults/server/plain-server.ts';
import { startFaulty } from '../faults/start-faulty.ts';
import { firstBroken } from './first-broken.ts';
import type { Question } from './verify-server.ts';

const question: Question = {
  runs: 2,
  only: ['omitted-hook-is-kept', 'included-hook-is-updated', 'response-has-documented-shape'],
};

test('the run ends at the first broken rule, which is told', async () => {
  await using server = await startFaulty('omitted-hook-erased');
  const finding = await firstBroken(server, question);
  expect(finding).toMatchObject({ kind: 'broken', rule: 'omitted-hook-is-kept' });
});

test('a server that keeps what it is asked for holds it', async () => {
  await using server = await startPlainServer();
  expect(await firstBroken(server, question)).toEqual({ kind: 'held' });
});

test('a server that cannot be reached is told apart from one that breaks a rule', async () => {
  const { url, ...rest } = await startPlainServer();
  await rest[Symbol.asyncDispose]();
  expect(await firstBroken({ ...rest, url }, question)).toMatchObject({ kind: 'refused' });
});

test('a run that its deadline ends is told as one that hung', async () => {
  await using server = await startPlainServer();
  expect(await firstBroken(server, question, AbortSignal.abort('late'))).toEqual({ kind: 'hung' });
});
