import { ContractError } from './contract-error.ts';
import { isRecord } from './json-pointer.ts';

/** The versions of OpenAPI that are read. */
export type StatedVersion = '2.0' | '3.0' | '3.1' | '3.2';

const remedy = 'give a document of OpenAPI 2.0, 3.0, 3.1 or 3.2';

/** The version that a document says it is of; refuses what says none, or one that is not known. */
export function statedVersion(document: unknown): StatedVersion {
  if (!isRecord(document))
    throw new ContractError(
      'not-openapi',
      '',
      `is no object, as an OpenAPI document is; ${remedy}`,
    );
  const name = ['openapi', 'swagger'].find(member => document[member] !== undefined);
  if (name === undefined) throw statesNothing();
  return knownVersion(name, document[name]);
}

/**
 * Refuses a text by the version that it states, before it is parsed, which takes seconds where it is
 * large. What cannot be told from the text alone passes.
 */
export function requireStatedVersion(text: string): void {
  if (!/openapi|swagger/.test(text)) throw statesNothing();
  const stated = inLines.exec(text) ?? atTheStart.exec(text);
  if (stated !== null) knownVersion(stated.groups?.name ?? '', stated.groups?.version);
}

/** A member of the document itself begins its line, where the text is YAML in lines. */
const inLines =
  /^(["']?)(?<name>openapi|swagger)\1[ \t]*:[ \t]+(["']?)(?<version>[\w.-]+)\3[ \t\r]*(?:#.*)?$/m;

/** Most documents in JSON begin with it. */
const atTheStart = /^\s*\{\s*"(?<name>openapi|swagger)"\s*:\s*"(?<version>[\w.-]+)"/;

function statesNothing(): ContractError {
  return new ContractError(
    'not-openapi',
    '',
    `is no OpenAPI document, for it has neither "openapi" nor "swagger"; ${remedy}`,
  );
}

/** YAML takes a version without quotes for a number, and some documents leave out its last part. */
function knownVersion(name: string, stated: unknown): StatedVersion {
  const text = String(stated);
  if (name === 'swagger' && /^2(\.0)?$/.test(text)) return '2.0';
  const [, minor] = (name === 'openapi' && /^3\.([012])(\.\d+)?(-[\w.-]+)?$/.exec(text)) || [];
  if (minor === '0' || minor === '1' || minor === '2') return `3.${minor}`;
  const said = typeof stated === 'string' || typeof stated === 'number' ? `"${text}"` : 'this';
  throw new ContractError(
    'not-openapi',
    `/${name}`,
    `${said} is no version that is read; ${remedy}`,
  );
}
