import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Level, levels } from '../../src/contract/rules.ts';
import { startPlainServer } from '../faults/server/plain-server.ts';
import { everyLiberty } from '../foreign/documented/liberties.ts';
import { documentedServer } from '../foreign/documented/server.ts';
import type { Peculiarities } from '../foreign/minimal/answers.ts';
import { minimalServer } from '../foreign/minimal/server.ts';
import { foreignKeys, running } from '../foreign/running.ts';
import { closing, compressed, failingEvery, shouting } from '../foreign/transports.ts';
import type { Subject } from '../runner/tool.ts';
import { startMock } from '../servers/mock-server.ts';
import { startReferenceServer, startReferenceServerOnFile } from '../servers/reference-server.ts';

/** A server that keeps what it is held to, so that every rule found broken is a false alarm. */
export interface ConformingServer extends Subject {
  readonly levels: readonly Level[];
}

const peculiar: Peculiarities = {
  leavesOutUnset: true,
  emptyWebhook: true,
  otherOrder: true,
  addsMembers: true,
  otherWords: true,
  itemIds: 'numbers',
  placesNoSyntaxErrors: true,
  ignoresCharset: true,
};
const zipped = compressed('gzip', gzipSync);
const keys = Object.values(foreignKeys);

export const subjects: readonly ConformingServer[] = [
  { name: 'reference-memory', levels, start: () => startReferenceServer() },
  { name: 'reference-file', levels, start: startReferenceServerOnFile },
  { name: 'mock', levels, start: () => startMock() },
  { name: 'plain', levels, start: () => startPlainServer() },
  {
    name: 'minimal',
    levels,
    start: () => startForeign(minimalServer({ keys, ...peculiar })),
  },
  {
    name: 'minimal-with-test-hooks',
    levels,
    start: () => startForeign(minimalServer({ keys, ...peculiar, testHooks: true }), '/test-hooks'),
  },
  {
    name: 'minimal-behind-a-gateway',
    levels,
    start: () =>
      startForeign(
        behindGateway(minimalServer({ keys, ...peculiar, testHooks: true })),
        '/test-hooks',
      ),
  },
  {
    name: 'documented-only',
    levels: ['documented'],
    start: () => startForeign(documentedServer(keys, everyLiberty), '/__admin'),
  },
];

/** Which compresses, keeps no connection, writes header names in its own way and fails now and then. */
function behindGateway(server: RequestListener): RequestListener {
  return failingEvery(499, 502)(failingEvery(1_009, 500)(closing(shouting(zipped(server)))));
}

async function startForeign(
  listener: Parameters<typeof running>[0],
  testHooks?: string,
): ReturnType<Subject['start']> {
  const server = await running(listener);
  return {
    url: server.url,
    ...foreignKeys,
    ...(testHooks !== undefined && { adminUrl: server.url + testHooks }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
