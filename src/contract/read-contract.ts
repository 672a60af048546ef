import { parseAnnotation } from './annotations.ts';
import type { Contract } from './contract.ts';
import { ContractError, readEach } from './contract-error.ts';
import { convertDocument } from './convert/convert-document.ts';
import type { Path } from './json-pointer.ts';
import { membersIn, valueAt } from './json-pointer.ts';
import { requireOneMeaning } from './one-meaning.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import {
  annotatedOperations,
  annotatedWebhooks,
  refuseStrayOperations,
} from './operation-place.ts';
import { readEvents } from './read-events.ts';
import { readAuthentication } from './read-security.ts';
import { readSettingsUpdate } from './read-settings-update.ts';
import type { RuleCatalogue } from './rules.ts';
import { requireSupported } from './supported-operation.ts';

export interface ReadOptions {
  /** Whether a document without any annotation will do; it has to have some unless said. */
  readonly annotated?: 'certainly' | 'perhaps' | undefined;
}

/**
 * Reads the contract out of a bundled document of any known version; throws a ContractError that names
 * the place, in that document, and the remedy.
 */
export function readContract(parsed: unknown, options: ReadOptions = {}): Contract {
  const { document, writtenAt } = convertDocument(parsed);
  try {
    return readConverted(document, membersIn(parsed), options);
  } catch (error) {
    throw error instanceof ContractError ? error.at(writtenAt) : error;
  }
}

function readConverted(
  document: OpenApiDocument,
  written: Contract['written'],
  { annotated = 'certainly' }: ReadOptions,
): Contract {
  const rules = readRuleCatalogue(document);
  const operations = annotatedOperations(document);
  const events = annotatedWebhooks(document).filter(({ method }) => method === 'post');
  refuseStrayOperations(
    document,
    [...operations, ...events].map(({ operation }) => operation),
  );
  if (operations.length === 0 && annotated === 'certainly') {
    throw new ContractError(
      'annotation-missing',
      '/paths',
      'no operation has "x-settings-update"; annotate the operations that update settings (openapi/README.md)',
    );
  }
  const authentication = readAuthentication(document, operations);
  const updates = readEach(operations, at => {
    requireSupported(document, at, authentication);
    const pointer = `${at.operation.pointer}/x-settings-update`;
    return { update: readSettingsUpdate(document, at, rules), pointer };
  });
  requireOneMeaning(updates);
  const read = updates.map(({ update }) => update);
  return {
    title: text(document, ['info', 'title']),
    version: text(document, ['info', 'version']),
    document,
    written,
    authentication,
    updates: read,
    events: readEvents(document, read),
    rules,
  };
}

function readRuleCatalogue(document: OpenApiDocument): RuleCatalogue {
  const catalogue = document['x-rules'];
  return catalogue === undefined ? {} : parseAnnotation('ruleCatalogue', catalogue, '/x-rules');
}

function text(document: OpenApiDocument, path: Path): string {
  const value = valueAt(document, path);
  return typeof value === 'string' ? value : '';
}
