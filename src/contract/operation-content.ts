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
  readonly status: number;
  readonly response: Located<SchemaObject>;
  readonly schema: Located;
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

/** What an operation answers when all went well, of which there is one way. */
export function successContent(
  document: OpenApiDocument,
  { operation }: OperationPlace,
): SuccessContent {
  const responses = within(operation, 'responses');
  const successes = membersOf(responses).filter(([code]) => /^2(\d\d|XX)$/i.test(code));
  const [[status, response] = [], ...others] = successes;
  if (status === undefined || response === undefined || !/^\d+$/.test(status)) {
    throw new ContractError(
      'document-invalid',
      responses.pointer,
      'a success response is missing; describe the 200',
    );
  }
  if (others.length > 0) {
    throw new ContractError(
      'document-unsupported',
      responses.pointer,
      `an update has one success, and here are ${successes.map(([code]) => code).join(', ')}; leave the one that shows the settings`,
    );
  }
  const described = resolve(document, response);
  return {
    status: Number(status),
    response: described,
    schema: within(jsonContent(described), 'schema'),
  };
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
