import type { Contract } from '../../src/contract/contract.ts';
import {
  defaultContract,
  loadContractFrom,
  readForeign,
} from '../../src/contract/load-contract.ts';

/** What is mocked. */
export interface DocumentOptions {
  /**
   * An OpenAPI document: a file, an http(s) URL, or what was parsed of one that refers to no other file. The
   * platform's own unless given.
   */
  readonly document?: string | object;
  /** OpenAPI Overlays, files or URLs, applied in this order to a document that is none of this process. */
  readonly overlays?: readonly string[];
  /** Remembers what operations without annotation create and update, by inference. */
  readonly stateful?: boolean;
}

let own: Contract | undefined;

/** The platform's own, which is read once, however many mocks there are of it. */
export function ownContract(): Contract {
  own ??= defaultContract();
  return own;
}

/** What the options name. */
export async function contractOf(options: DocumentOptions): Promise<Contract> {
  const { document, overlays = [], stateful = false } = options;
  if (document === undefined && overlays.length === 0 && !stateful) return ownContract();
  const annotate = stateful
    ? (await import('../../src/contract/infer/annotate.ts')).annotate
    : undefined;
  const reading = { annotated: 'perhaps', annotate } as const;
  if (typeof document !== 'object') {
    const { contract } = await loadContractFrom({ spec: document, overlays, ...reading });
    return contract;
  }
  if (overlays.length > 0)
    throw new TypeError('overlays are applied to files and URLs; give the document as one');
  return readForeign(document, 'document', reading);
}
