import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** Which copy to serve, and the mutant that is active in it. */
export interface ServeOptions {
  readonly root: string;
  readonly mutant: string | null;
}

/** What the copy keeps there: the names are those of its instrumenter. */
interface Switch {
  readonly activeMutant?: string;
  hitCount?: number;
  readonly hitLimit: number;
  readonly mutantCoverage?: { readonly static: Readonly<Record<string, number>> };
}

declare global {
  var __stryker__: Switch | undefined;
}

const { root, mutant }: ServeOptions = workerData;

// Set before anything is loaded, since some mutants are in what a module does once. A loop that a mutant
// keeps from ending throws in the end.
const state: Switch = {
  ...(mutant !== null && { activeMutant: mutant }),
  hitCount: 0,
  hitLimit: 20_000_000,
};
globalThis.__stryker__ = state;

const servers: typeof import('../../servers/reference-server.ts') = await import(
  pathToFileURL(`${root}/contract-tests/servers/reference-server.ts`).href
);
const { url, adminUrl, apiKey, secondApiKey } = await servers.startReferenceServer();
parentPort?.on('message', () => {
  parentPort?.postMessage(Object.keys(state.mutantCoverage?.static ?? {}));
});
parentPort?.postMessage({ url, adminUrl, apiKey, secondApiKey });
