import { parseAnnotation } from './annotations.ts';
import type { Contract } from './contract.ts';
import { ContractError, readEach } from './contract-error.ts';
import type { Path } from './json-pointer.ts';
import { isRecord, valueAt } from './json-pointer.ts';
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

/** Reads the contract out of a bundled document; throws a ContractError that names the place and the remedy. */
export function readContract(parsed: unknown): Contract {
  const document = requireOpenApi(parsed);
  const rules = readRuleCatalogue(document);
  const operations = annotatedOperations(document);
  const events = annotatedWebhooks(document).filter(({ method }) => method === 'post');
  refuseStrayOperations(
    document,
    [...operations, ...events].map(({ operation }) => operation),
  );
  const authentication = readAuthentication(document, operations);
  if (authentication === null) {
    throw new ContractError(
      'annotation-missing',
      '/paths',
      'no operation has "x-settings-update"; annotate the operations that update settings (openapi/README.md)',
    );
  }
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
    authentication,
    updates: read,
    events: readEvents(document, read),
    rules,
  };
}

function requireOpenApi(parsed: unknown): OpenApiDocument {
  if (!isRecord(parsed)) {
    throw new ContractError('not-openapi', '', 'is not an object; give an OpenAPI 3.1 document');
  }
  const { openapi } = parsed;
  if (typeof openapi !== 'string' || !/^3\.1\.\d+$/.test(openapi)) {
    throw new ContractError(
      'not-openapi',
      '/openapi',
      'must say "3.1.x"; give an OpenAPI 3.1 document',
    );
  }
  if (!isRecord(parsed.paths)) {
    throw new ContractError(
      'not-openapi',
      '/paths',
      'is missing; give an OpenAPI 3.1 document with paths',
    );
  }
  return { ...parsed, openapi };
}

function readRuleCatalogue(document: OpenApiDocument): RuleCatalogue {
  const catalogue = document['x-rules'];
  return catalogue === undefined ? {} : parseAnnotation('ruleCatalogue', catalogue, '/x-rules');
}

function text(document: OpenApiDocument, path: Path): string {
  const value = valueAt(document, path);
  return typeof value === 'string' ? value : '';
}
