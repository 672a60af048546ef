import type { Contract } from './contract.ts';
import { loadContractFrom, readForeign } from './load-contract.ts';
import { ownContract } from './own-contract.ts';

/** Which document counts. */
export interface DocumentOptions {
  /**
   * An OpenAPI document: a file, an http(s) URL, or what was parsed of one that refers to no other file. The
   * platform's own unless given.
   */
  readonly document?: string | object;
  /** OpenAPI Overlays, files or URLs, applied in this order to a document that is a file or a URL. */
  readonly overlays?: readonly string[];
}

/** What is asked of a document beside that it can be read. */
export interface Reading {
  /** Whether one without any annotation will do. */
  readonly annotated: 'certainly' | 'perhaps';
  /** Adds what can be inferred of updates that have no annotation. */
  readonly infer: boolean;
}

/** The contract that the options name. */
export async function contractOf(
  { document, overlays = [] }: DocumentOptions,
  { annotated, infer }: Reading,
): Promise<Contract> {
  if (document === undefined && overlays.length === 0 && !infer) return ownContract();
  const annotate = infer ? (await import('./infer/annotate.ts')).annotate : undefined;
  if (typeof document !== 'object') {
    const { contract } = await loadContractFrom({ spec: document, overlays, annotated, annotate });
    return contract;
  }
  if (overlays.length > 0)
    throw new TypeError('overlays are applied to files and URLs; give the document as one');
  return readForeign(document, 'document', { annotated, annotate });
}
