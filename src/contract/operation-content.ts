import { ContractError } from './contract-error.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { OperationPlace } from './operation-place.ts';
import { type Located, membersOf, resolve, type SchemaObject, within } from './schema.ts';

/** The body that an operation takes, as the document describes it. */
export interface RequestContent {
  /** Without parameters, in lower case. */
  readonly mediaType: string;
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

/** The media types that settings are read from; of several that a document describes the first counts. */
const readable = [
  /^application\/json$/,
  /^(?!application\/merge-patch\+json$)[^/]+\/[^/]+\+json$/,
  /^application\/merge-patch\+json$/,
  /^application\/x-www-form-urlencoded$/,
];

export function requestContent(
  document: OpenApiDocument,
  { operation }: OperationPlace,
): RequestContent {
  const body = resolve(document, within(operation, 'requestBody'));
  const described = membersOf(within(body, 'content')).map(([type, content]) => ({
    mediaType: type.replace(/;.*$/s, '').trim().toLowerCase(),
    content,
    schema: within(content, 'schema'),
  }));
  const found = readable
    .flatMap(type => described.filter(({ mediaType }) => type.test(mediaType)))
    .find(({ schema }) => schema.node !== undefined);
  if (found !== undefined) return found;
  const others = described.map(({ mediaType }) => mediaType);
  throw others.length > 0
    ? new ContractError(
        'document-unsupported',
        within(body, 'content').pointer,
        `settings are read from JSON (application/json, any +json) and forms (application/x-www-form-urlencoded), and here are ${others.join(', ')}; describe the body as one of those, with its schema`,
      )
    : new ContractError(
        'document-invalid',
        body.pointer,
        'an application/json schema is missing; describe the body',
      );
}

/**
 * What an operation answers when all went well. Of several successes the one that shows most counts: the
 * first with a JSON body, or else the first. A document may describe nothing but a `default`.
 */
export function successContent(document: OpenApiDocument, at: OperationPlace): SuccessContent {
  const success = successOf(document, at);
  if (success !== null) return success;
  throw new ContractError(
    'document-invalid',
    within(at.operation, 'responses').pointer,
    'a success response is missing; describe the 200',
  );
}

/** The same, or null where none is described. */
export function successOf(
  document: OpenApiDocument,
  { operation }: OperationPlace,
): SuccessContent | null {
  const responses = within(operation, 'responses');
  const described = membersOf(responses).map(([code, response]) => ({ code, response }));
  const successes = described.filter(({ code }) => /^2(\d\d|XX)$/i.test(code));
  const candidates = successes.length > 0 ? successes : described.filter(isDefault);
  const read = candidates.map(({ code, response: at }) => {
    const response = resolve(document, at);
    const status = /^\d+$/.test(code) ? Number(code) : 200;
    return { code, status, response, schema: jsonSchema(response) };
  });
  return read.find(({ schema }) => schema !== null) ?? read[0] ?? null;
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
