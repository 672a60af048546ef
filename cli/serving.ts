import type { Contract } from '../src/contract/contract.ts';
import type { ContractSource, LoadedContract } from '../src/contract/load-contract.ts';
import { isLoopbackName } from '../src/http/own-host.ts';
import { CommandError } from './exit.ts';

/** What `--spec` and `--overlay` say of the document. */
export interface DocumentOptions {
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly allowRemoteRefs?: boolean | undefined;
  /** Whether to add what can be inferred of updates that have no annotation. */
  readonly infer?: boolean | undefined;
}

/** The contract of `--spec`, or the platform's own, with the overlays applied. */
export async function readContract(options: DocumentOptions): Promise<Contract> {
  const { contract } = await loadDocument(options);
  return contract;
}

/** The same, with the files that it was read from. Who answers from examples as well takes any document. */
export async function loadDocument(
  { spec, overlay, infer, allowRemoteRefs }: DocumentOptions,
  annotated: ContractSource['annotated'] = 'certainly',
): Promise<LoadedContract> {
  const { loadContractFrom } = await import('../src/contract/load-contract.ts');
  const annotate = infer ? (await import('../src/contract/infer/annotate.ts')).annotate : undefined;
  return loadContractFrom({ spec, overlays: overlay, annotated, annotate, allowRemoteRefs });
}

/** The sentence for an address that could not be listened on. */
export function listenRefusal(error: unknown, port: number, host: string): CommandError {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new CommandError(
        `port ${port} of ${host} is in use; give another one, for example --port ${port === 65_535 ? 0 : port + 1}`,
      );
    case 'EACCES':
      return new CommandError(`port ${port} is not allowed to this user; give one above 1023`);
    default:
      return new CommandError(
        `${host} is no address of this machine; give --host 127.0.0.1 or leave it out`,
      );
  }
}

/** Whether other machines get at what listens on this host. */
export function isReachableByOthers(host: string): boolean {
  return !isLoopbackName(host.includes(':') ? `[${host}]` : host);
}

/** Resolves when the process is asked to stop. */
export function stopped(stop: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
