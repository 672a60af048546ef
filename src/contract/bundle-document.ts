import { resolve as resolvePath } from 'node:path';
import { bundle, createConfig, type NormalizedProblem } from '@redocly/openapi-core';
import type { JsonValue } from 'jsonpath-rfc9535';
import { ContractError } from './contract-error.ts';
import { fetchWithin } from './fetch-within.ts';
import { notLoaded } from './no-document.ts';
import type { FilePlace } from './origins.ts';
import { OverlayResolver } from './overlay-resolver.ts';
import { roomForDocument } from './read-within.ts';

/** A document with everything it refers to in it, and all overlays applied. */
export interface BundledDocument {
  readonly document: unknown;
  /** The local files that it was read from, as absolute paths. */
  readonly files: readonly string[];
  /** Where a JSON pointer into the document leads in these files. */
  readonly locate: (pointer: string) => FilePlace | null;
}

/**
 * Bundles a document from a file or an http(s) URL, and applies overlays (OpenAPI Overlay 1.0 and 1.1)
 * in their order. An overlay sees the bundled document: what stood in other files is in `components`.
 */
export async function bundleDocument(
  location: string,
  overlays: readonly string[] = [],
  patienceMs = 10_000,
): Promise<BundledDocument> {
  const config = await createConfig({});
  const room = roomForDocument();
  const customFetch = fetchWithin(patienceMs, room);
  const http = { ...config.resolve.http, customFetch };
  const resolver = new OverlayResolver({ ...config.resolve, http }, room);
  try {
    const document = await resolver.resolveDocument<JsonValue>(null, location, true);
    if (document instanceof Error) throw document;
    const actions = await resolver.readActions(document, overlays);
    const options = {
      doc: document,
      config,
      externalRefResolver: resolver,
      overlays: [...actions],
    };
    const { problems } = await bundle(options);
    const [missed] = resolver.missed;
    if (missed !== undefined) throw missed;
    const problem = problems.find(({ severity }) => severity === 'error');
    if (problem !== undefined) throw invalid(location, problem, resolver);
    const { parsed } = document;
    const locate = (pointer: string) => resolver.origins.locate(parsed, pointer);
    return { document: parsed, files: resolver.localFiles(), locate };
  } catch (error) {
    if (error instanceof ContractError) throw error;
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
    ? new ContractError(
        'document-invalid',
        placeOf(location, at),
        `${oneSentence(message)}; correct it`,
      )
    : new ContractError('overlay-invalid', action, oneSentence(message));
}

/** The document goes by the name that it was given by, another file of it by its own. */
function placeOf(location: string, at: NormalizedProblem['location'][number] | undefined): string {
  if (at === undefined) return location;
  const { source, pointer = '' } = at;
  const isEntry = source.absoluteRef === resolvePath(location) || source.absoluteRef === location;
  return `${isEntry ? location : source.absoluteRef}${pointer}`;
}

function unreadable(location: string, error: unknown): ContractError {
  const reason = notLoaded(error);
  if (reason !== null) return new ContractError('document-unreadable', location, reason);
  const message = error instanceof Error ? error.message : String(error);
  // In Redocly's words, from the start: a message may go on with the name of a file.
  if (/^(Unsupported (specification|\w+ version)|Invalid OpenAPI version)/.test(message)) {
    return new ContractError(
      'not-openapi',
      location,
      'is not an OpenAPI document; give an OpenAPI 3.1 document',
    );
  }
  return new ContractError(
    'document-unreadable',
    location,
    `cannot be read (${oneSentence(message)}); give an OpenAPI 3.1 document as YAML or JSON`,
  );
}

function oneSentence(message: string): string {
  return message.split('\n')[0]?.trim() ?? message;
}
