import { parseAnnotation } from './annotations.ts';
import { authenticationOfAny } from './authentication.ts';
import type { Contract, Resource, SettingsUpdate } from './contract.ts';
import { ContractError, readEach } from './contract-error.ts';
import { convertDocument } from './convert/convert-document.ts';
import { createReading } from './described-operation.ts';
import type { Annotated } from './infer/annotate.ts';
import type { Path } from './json-pointer.ts';
import { membersIn, valueAt } from './json-pointer.ts';
import { requireOneRole, updatesByName } from './one-role.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import {
  annotatedOperations,
  annotatedWebhooks,
  refuseStrayOperations,
} from './operation-place.ts';
import { requireOwnCollections } from './own-collections.ts';
import { readEvents } from './read-events.ts';
import { readResources } from './read-resources.ts';
import { readSettingsUpdate } from './read-settings-update.ts';
import type { RuleCatalogue } from './rules.ts';
import { refuseAnnotatedParameters } from './supported-operation.ts';
import { type Compiled, useCompiled } from './validator.ts';

export interface ReadOptions {
  /** Whether a document without any annotation will do; it has to have some unless said. */
  readonly annotated?: 'certainly' | 'perhaps' | undefined;
  /** Adds what can be inferred of updates that have no annotation; handed in, as a start without it need not load it. */
  readonly annotate?: ((document: OpenApiDocument) => Annotated) | undefined;
  /** Validators that were compiled of this very document before. */
  readonly compiled?: Compiled;
}

/**
 * Reads the contract out of a bundled document of any known version; throws a ContractError that names
 * the place, in that document, and the remedy.
 */
export function readContract(parsed: unknown, options: ReadOptions = {}): Contract {
  const { document, writtenAt } = convertDocument(parsed);
  if (options.compiled !== undefined) useCompiled(document, options.compiled);
  try {
    const inference = options.annotate?.(document);
    const read = readConverted(inference?.document ?? document, membersIn(parsed), options);
    return { ...read, ...(inference && { inference }) };
  } catch (error) {
    throw error instanceof ContractError ? error.at(writtenAt) : error;
  }
}

function readConverted(
  document: OpenApiDocument,
  written: Contract['written'],
  { annotated = 'certainly', annotate }: ReadOptions,
): Contract {
  const rules = readRuleCatalogue(document);
  const operations = annotatedOperations(document);
  const events = annotatedWebhooks(document).filter(({ method }) => method === 'post');
  const annotatedPlaces = [...operations, ...events].map(({ operation }) => operation);
  const refuseStrays = () => refuseStrayOperations(document, annotatedPlaces);
  if (operations.length === 0) refuseStrays();
  if (operations.length === 0 && annotated === 'certainly') {
    throw new ContractError(
      'annotation-missing',
      '/paths',
      annotate
        ? 'no operation is known to update anything; "holdfast init" tells of each why not'
        : 'no operation has "x-settings-update"; annotate the operations that update settings (openapi/README.md), or have them inferred: "holdfast init"',
    );
  }
  const reading = createReading(document);
  // What is wrong in one place keeps nothing that is wrong elsewhere from being told.
  const placed = readEach(
    [
      () => void refuseStrays(),
      ...operations.map(at => () => void refuseAnnotatedParameters(document, at)),
      ...operations.map(at => () => readSettingsUpdate(reading, at, rules)),
    ],
    read => read(),
  ).filter(one => one !== undefined);
  readEach(
    [
      () => requireOwnCollections(placed),
      () => requireOneRole(updatesByName(operations), operations),
    ],
    check => check(),
  );
  const resources = readResources(reading, placed);
  const updates = placed.map(({ update }) => inResource(update, resources));
  const others = resources.flatMap(({ create, read, list, remove }) => [
    create,
    read,
    list,
    remove,
  ]);
  const authentication = authenticationOfAny(
    [...updates, ...others].flatMap(operation => operation?.authentication ?? []),
  );
  return {
    title: text(document, ['info', 'title']),
    version: text(document, ['info', 'version']),
    document,
    written,
    authentication,
    updates,
    resources,
    events: readEvents(document, updates),
    rules,
  };
}

/** Whatever else the resource stores is stored with what an update sends. */
function inResource(update: SettingsUpdate, resources: readonly Resource[]): SettingsUpdate {
  const resource = resources.find(({ name }) => name === update.resource);
  return resource === undefined ? update : { ...update, settings: resource.shape };
}

function readRuleCatalogue(document: OpenApiDocument): RuleCatalogue {
  const catalogue = document['x-rules'];
  return catalogue === undefined ? {} : parseAnnotation('ruleCatalogue', catalogue, '/x-rules');
}

function text(document: OpenApiDocument, path: Path): string {
  const value = valueAt(document, path);
  return typeof value === 'string' ? value : '';
}
