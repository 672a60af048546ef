import { type Level, levels } from '../../src/contract/rules.ts';
import { everyLiberty } from '../self-test/foreign/documented/liberties.ts';
import { documentedServer } from '../self-test/foreign/documented/server.ts';
import type { Peculiarities } from '../self-test/foreign/minimal/answers.ts';
import { minimalServer } from '../self-test/foreign/minimal/server.ts';
import { foreignKeys, running } from '../self-test/foreign/running.ts';
import {
  startConformingPlainServer,
  startMock,
  startReferenceServer,
  startReferenceServerOnFile,
} from '../self-test/servers/in-process.ts';
import type { RunningServer } from '../self-test/servers/running-server.ts';
import type { VerifyOptions } from '../verify.ts';

/** A server that keeps what it is held to, so that every rule found broken is a false alarm. */
export interface Subject {
  readonly name: string;
  readonly levels: readonly Level[];
  start(): Promise<Started>;
}

export interface Started extends AsyncDisposable {
  readonly target: VerifyOptions['target'];
}

const peculiar: Peculiarities = {
  leavesOutUnset: true,
  emptyWebhook: true,
  otherOrder: true,
  addsMembers: true,
  otherWords: true,
};
const keys = Object.values(foreignKeys);

export const subjects: readonly Subject[] = [
  ours('reference-memory', () => startReferenceServer()),
  ours('reference-file', startReferenceServerOnFile),
  ours('mock', () => startMock()),
  ours('plain', startConformingPlainServer),
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
    name: 'documented-only',
    levels: ['documented'],
    start: () => startForeign(documentedServer(keys, everyLiberty), '/__admin'),
  },
];

function ours(name: string, start: () => Promise<RunningServer>): Subject {
  return {
    name,
    levels,
    start: async () => {
      const server = await start();
      const { url, adminUrl, apiKey, secondApiKey } = server;
      return {
        target: { url: new URL(url), admin: new URL(adminUrl), apiKey, secondApiKey },
        [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
      };
    },
  };
}

async function startForeign(
  listener: Parameters<typeof running>[0],
  testHooks?: string,
): Promise<Started> {
  const server = await running(listener);
  const url = new URL(server.url);
  const admin = testHooks === undefined ? {} : { admin: new URL(testHooks, url) };
  return {
    target: { url, ...foreignKeys, ...admin },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
