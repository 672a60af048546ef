import { ContractError } from './contract-error.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { OperationPlace } from './operation-place.ts';
import { type Located, membersOf, resolve, type SchemaObject, within } from './schema.ts';

const json = 'application/json';

/** The body that an operation takes, as the document describes it. */
export interface RequestContent {
  /** The media type object. */
  readonly content: Located;
  readonly schema: Located;
}

export interface SuccessContent {
  /** As the document names it: a status, a range of them or `default`. */
  readonly code: string;
  readonly status: number;
  readonly response: Located<SchemaObject>;
  /** Null where the body is no JSON. */
  readonly schema: Located | null;
}

export function requestContent(
  document: OpenApiDocument,
  { operation }: OperationPlace,
): RequestContent {
  const body = resolve(document, within(operation, 'requestBody'));
  const content = jsonContent(body);
  const other = membersOf(within(body, 'content')).find(([type]) => type !== json);
  if (other !== undefined) {
    throw new ContractError(
      'document-unsupported',
      other[1].pointer,
      `settings are read from ${json} alone; take this media type out`,
    );
  }
  return { content, schema: within(content, 'schema') };
}

/**
 * What an operation answers when all went well. Of several successes the one that shows most counts: the
 * first with a JSON body, or else the first. A document may describe nothing but a `default`.
 */
export function successContent(
  document: OpenApiDocument,
  { operation }: OperationPlace,
): SuccessContent {
  const responses = within(operation, 'responses');
  const described = membersOf(responses).map(([code, response]) => ({ code, response }));
  const successes = described.filter(({ code }) => /^2(\d\d|XX)$/i.test(code));
  const candidates = successes.length > 0 ? successes : described.filter(isDefault);
  const read = candidates.map(({ code, response: at }) => {
    const response = resolve(document, at);
    const status = /^\d+$/.test(code) ? Number(code) : 200;
    return { code, status, response, schema: jsonSchema(response) };
  });
  const success = read.find(({ schema }) => schema !== null) ?? read[0];
  if (success !== undefined) return success;
  throw new ContractError(
    'document-invalid',
    responses.pointer,
    'a success response is missing; describe the 200',
  );
}

function isDefault({ code }: { readonly code: string }): boolean {
  return code === 'default';
}

/** The schema of the JSON that a response has as its body; null where it has none. */
function jsonSchema(response: Located): Located | null {
  const [content] = membersOf(within(response, 'content')).filter(([type]) => isJson(type));
  if (content === undefined) return null;
  const schema = within(content[1], 'schema');
  return schema.node === undefined ? null : schema;
}

/** A type of JSON text (RFC 6839 section 3.1), or a range of types that has one. */
function isJson(type: string): boolean {
  return /^(application\/(json|\*)|\*\/\*|[^/]+\/[^/;]+\+json)\s*(;|$)/i.test(type);
}

function jsonContent(body: Located): Located {
  const content = within(body, 'content', json);
  if (within(content, 'schema').node !== undefined) return content;
  throw new ContractError(
    'document-invalid',
    body.pointer,
    `an ${json} schema is missing; describe the body`,
  );
}
