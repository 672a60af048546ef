import { startPlainServer } from './faults/server/plain-server.ts';
import { startMock } from './servers/mock-server.ts';
import { startCommand } from './servers/process.ts';
import { startReferenceServer, startReferenceServerOnFile } from './servers/reference-server.ts';
import type { Implementation } from './servers/running-server.ts';

/** Everything that claims to keep the contract; suites loop over all of it. */
export const servers: readonly Implementation[] = [
  { name: 'the mock', start: () => startMock() },
  { name: 'the mock as a process', start: () => startCommand('mock', '--port', '0') },
  { name: 'the reference server in memory', start: () => startReferenceServer() },
  { name: 'the reference server on a file', start: startReferenceServerOnFile },
  {
    name: 'the reference server as a process',
    start: () => startCommand('serve', '--dev', '--admin', '--port', '0'),
  },
  { name: 'the plain server', start: () => startPlainServer() },
];
