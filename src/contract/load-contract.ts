import { resolve as resolvePath } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundledDocument } from './bundle-document.ts';
import type { Contract } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { requireLinearPatterns } from './document-patterns.ts';
import type { FilePlace } from './file-place.ts';
import type { InferredOverlay } from './infer/infer-overlay.ts';
import { isUrl } from './is-url.ts';
import { annotatedOperations, annotatedWebhooks } from './operation-place.ts';
import { defaultContract } from './own-contract.ts';
import { readAlone } from './read-alone.ts';
import { type ReadOptions, readContract } from './read-contract.ts';
import { readFileWithin, roomForDocument } from './read-within.ts';
import { isInstalled, requirePackages } from './require-packages.ts';
import { requireStatedVersion } from './stated-version.ts';
import { syntaxFault } from './syntax-fault.ts';
import { unreadable } from './unreadable.ts';

/** Where a contract comes from. */
export interface ContractSource {
  /** A file or an http(s) URL; the platform's own document unless given. */
  readonly spec?: string | undefined;
  /** OpenAPI Overlays, files or URLs, applied in this order. */
  readonly overlays?: readonly string[] | undefined;
  /** Whether a document without any annotation will do; it has to have some unless said. */
  readonly annotated?: ReadOptions['annotated'];
  /** Adds what can be inferred of updates that have no annotation; nothing is inferred unless given. */
  readonly annotate?: ReadOptions['annotate'];
  /** Whether references may lead outside of the document's own folder, and to other addresses; not unless said. */
  readonly allowRemoteRefs?: boolean | undefined;
}

export interface LoadedContract {
  readonly contract: Contract;
  /** The local files that it was read from. */
  readonly files: readonly string[];
}

/**
 * Reads any annotated document, with everything it refers to.
 *
 * @param location - A file or an http(s) URL.
 * @param overlays - OpenAPI Overlays, files or URLs, applied in this order.
 * @throws {ContractError} that names the place in the document and the remedy, {MissingPackageError} for the
 * optional package that reads what is not one plain file.
 * @example
 * import { fileURLToPath } from 'node:url';
 * import { loadContract } from 'holdfast/server';
 *
 * const document = fileURLToPath(import.meta.resolve('holdfast/openapi.json'));
 * const contract = await loadContract(document);
 * console.log(contract.title);
 */
export async function loadContract(
  location: string,
  overlays?: readonly string[],
): Promise<Contract> {
  const { contract } = await loadContractFrom({ spec: location, overlays });
  return contract;
}

/** The same, with the files that a change of the contract would be a change of. */
export async function loadContractFrom({
  spec,
  overlays = [],
  annotated,
  annotate,
  allowRemoteRefs,
}: ContractSource): Promise<LoadedContract> {
  if (spec === undefined && overlays.length === 0)
    return { contract: defaultContract(), files: [] };
  const { document, files } = await readWhole(spec ?? ownDocument(), overlays, allowRemoteRefs);
  const name = spec ?? 'openapi/openapi.yaml';
  return { contract: readForeign(document, name, { annotated, annotate }), files };
}

/** What would annotate a document, as far as it tells of itself. */
export async function loadOverlay({
  spec,
  overlays = [],
  allowRemoteRefs,
}: Pick<ContractSource, 'spec' | 'overlays' | 'allowRemoteRefs'>): Promise<InferredOverlay> {
  const location = spec ?? ownDocument();
  const { document } = await readWhole(location, overlays, allowRemoteRefs);
  const { inferOverlay } = await import('./infer/infer-overlay.ts');
  try {
    return inferOverlay(document);
  } catch (error) {
    throw error instanceof ContractError ? error.in(location) : error;
  }
}

/** A problem of a document, and where it was written if that is known. */
export interface DocumentProblem {
  readonly error: ContractError;
  readonly at: FilePlace | null;
}

/** Everything that is wrong with a document, each with its place in the files. */
export async function checkContract({
  spec,
  overlays = [],
  allowRemoteRefs,
}: ContractSource): Promise<readonly DocumentProblem[]> {
  const location = spec ?? ownDocument();
  try {
    const { document, locate } = await readWhole(location, overlays, allowRemoteRefs);
    try {
      readForeign(document, location);
      return [];
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      const pointerOf = ({ place }: ContractError) => place.slice(location.length + 1);
      const problems = error.problems.map(async one => ({
        error: one,
        at: await locate(pointerOf(one)),
      }));
      return await Promise.all(problems);
    }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return error.problems.map(one => ({ error: one, at: null }));
  }
}

/** Redocly takes half a second to load, and may not be installed: what needs none goes without. */
async function readWhole(
  location: string,
  overlays: readonly string[],
  allowRemoteRefs: boolean | undefined,
): Promise<BundledDocument> {
  const text = isUrl(location) ? null : await textOf(location);
  const alone = text === null || overlays.length > 0 ? null : await readAlone(location, text);
  if (alone !== null) return alone;
  const redocly = '@redocly/openapi-core';
  // Nobody is to install it to learn only then what is wrong.
  const fault = text === null || isInstalled(redocly) ? null : await syntaxFault(text);
  if (fault !== null) throw unreadable(location, fault);
  requirePackages('reading a document that is not one plain file', [redocly]);
  const { bundleDocument } = await import('./bundle-document.ts');
  return bundleDocument(location, overlays, { allowRemoteRefs });
}

/** The text of a file, unless it tells already that it is no document. */
async function textOf(location: string): Promise<string> {
  try {
    const text = await readFileWithin(resolvePath(location), roomForDocument());
    requireStatedVersion(text);
    return text;
  } catch (error) {
    throw error instanceof ContractError ? error.in(location) : unreadable(location, error);
  }
}

function ownDocument(): string {
  return fileURLToPath(new URL('../generated/openapi.json', import.meta.url));
}

/** Reads a document that holds all it refers to; `name` is what its refusals call it. */
export function readForeign(document: unknown, name: string, options: ReadOptions = {}): Contract {
  try {
    const contract = readContract(document, options);
    requireLinearPatterns(contract.document, [
      ...annotatedOperations(contract.document).map(({ operation }) => operation),
      ...annotatedWebhooks(contract.document).map(({ operation }) => operation),
    ]);
    const { updates, events } = contract;
    const validators = [
      ...updates.flatMap(({ request, success }) => [request, success.body ?? []].flat()),
      ...events.map(({ payload }) => payload),
    ];
    // Compiled on first use: a broken schema is better found now than by the first request.
    for (const validate of validators) validate(null);
    return contract;
  } catch (error) {
    throw error instanceof ContractError ? error.in(name) : error;
  }
}
