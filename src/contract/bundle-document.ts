import { resolve as resolvePath } from 'node:path';
import { bundle, createConfig, type NormalizedProblem } from '@redocly/openapi-core';
import { ContractError } from './contract-error.ts';
import { fetchWithin } from './fetch-within.ts';
import type { FilePlace } from './file-place.ts';
import { OverlayResolver } from './overlay-resolver.ts';
import { roomForDocument } from './read-within.ts';
import { refersElsewhere } from './refers-elsewhere.ts';
import { statedVersion } from './stated-version.ts';
import { oneSentence, unreadable } from './unreadable.ts';

/** A document with everything it refers to in it, and all overlays applied. */
export interface BundledDocument {
  readonly document: unknown;
  /** The local files that it was read from, as absolute paths. */
  readonly files: readonly string[];
  /** Where a JSON pointer into the document leads in these files. */
  readonly locate: (pointer: string) => Promise<FilePlace | null>;
}

export interface BundleOptions {
  /** How long a server may take to answer. */
  readonly patienceMs?: number;
  /** Whether references may lead outside of the document's own folder, and to other addresses. */
  readonly allowRemoteRefs?: boolean | undefined;
}

/**
 * Bundles a document from a file or an http(s) URL, and applies overlays (OpenAPI Overlay 1.0 and 1.1)
 * in their order. An overlay sees the bundled document: what stood in other files is in `components`.
 */
export async function bundleDocument(
  location: string,
  overlays: readonly string[] = [],
  { patienceMs = 10_000, allowRemoteRefs = false }: BundleOptions = {},
): Promise<BundledDocument> {
  const config = await createConfig({});
  const room = roomForDocument();
  const customFetch = fetchWithin(patienceMs, room);
  const http = { ...config.resolve.http, customFetch };
  const resolver = new OverlayResolver({ ...config.resolve, http }, room, allowRemoteRefs);
  try {
    const document = await resolver.resolveRoot(location);
    statedVersion(document.parsed);
    const actions = await resolver.readActions(document, overlays);
    const options = {
      doc: document,
      config,
      externalRefResolver: resolver,
      overlays: [...actions],
    };
    const { parsed } = document;
    if (actions.length > 0 || refersElsewhere(parsed)) {
      const { problems } = await bundle(options);
      ContractError.throwAll(resolver.missed);
      ContractError.throwAll(
        problems
          .filter(({ severity }) => severity === 'error')
          .map(problem => invalid(location, problem, resolver)),
      );
    }
    const locate = async (pointer: string) => resolver.origins.locate(parsed, pointer);
    return { document: parsed, files: resolver.localFiles(), locate };
  } catch (error) {
    if (error instanceof ContractError)
      throw error.code === 'not-openapi' ? error.in(location) : error;
    throw unreadable(location, error);
  }
}

function invalid(
  location: string,
  { message, location: places }: NormalizedProblem,
  resolver: OverlayResolver,
): ContractError {
  const [at] = places;
  const action = resolver.actionAt(at?.source.absoluteRef ?? '');
  return action === null
    ? new ContractError('document-invalid', placeOf(location, at), sentenceOf(message))
    : new ContractError('overlay-invalid', action, oneSentence(message));
}

/** What is ours of a message names its remedy already. */
function sentenceOf(message: string): string {
  const [, reason] = /^Can't resolve \$ref: (.*; .*)/.exec(message) ?? [];
  return reason ?? `${oneSentence(message)}; correct it`;
}

/** The document goes by the name that it was given by, another file of it by its own. */
function placeOf(location: string, at: NormalizedProblem['location'][number] | undefined): string {
  if (at === undefined) return location;
  const { source, pointer = '' } = at;
  const isEntry = source.absoluteRef === resolvePath(location) || source.absoluteRef === location;
  return `${isEntry ? location : source.absoluteRef}${pointer}`;
}
