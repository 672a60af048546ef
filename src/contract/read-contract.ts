import { parseAnnotation } from './annotations.ts';
import type { Contract } from './contract.ts';
import { ContractError } from './contract-error.ts';
import type { Path } from './json-pointer.ts';
import { isRecord, valueAt } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { annotatedOperations } from './operation-place.ts';
import { readEvents } from './read-events.ts';
import { readSettingsUpdate } from './read-settings-update.ts';
import type { RuleCatalogue } from './rules.ts';

/** Reads the contract out of a bundled document; throws a ContractError that names the place and the remedy. */
export function readContract(parsed: unknown): Contract {
  const document = requireOpenApi(parsed);
  const rules = readRuleCatalogue(document);
  const updates = annotatedOperations(document).map(at => readSettingsUpdate(document, at, rules));
  if (updates.length === 0) {
    throw new ContractError(
      'annotation-missing',
      '/paths',
      'no operation has "x-settings-update"; annotate the operations that update settings (openapi/README.md)',
    );
  }
  return {
    title: text(document, ['info', 'title']),
    version: text(document, ['info', 'version']),
    document,
    apiKeyHeader: readApiKeyHeader(document),
    updates,
    events: readEvents(document, updates),
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

/** The tenant's key, as the document's security scheme of type `apiKey` in a header says. */
function readApiKeyHeader(document: OpenApiDocument): string {
  const schemes = valueAt(document, ['components', 'securitySchemes']);
  const headers = Object.values(isRecord(schemes) ? schemes : {}).flatMap(scheme =>
    isRecord(scheme) &&
    scheme.type === 'apiKey' &&
    scheme.in === 'header' &&
    typeof scheme.name === 'string'
      ? [scheme.name]
      : [],
  );
  const [header] = headers;
  if (header === undefined) {
    throw new ContractError(
      'annotation-missing',
      '/components/securitySchemes',
      'no scheme of type apiKey in a header; settings belong to the tenant that a key names',
    );
  }
  return header;
}

function text(document: OpenApiDocument, path: Path): string {
  const value = valueAt(document, path);
  return typeof value === 'string' ? value : '';
}
