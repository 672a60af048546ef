import type { Authentication } from './authentication.ts';
import type { DescribedOperation, SuccessResponse } from './contract.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type SuccessContent, successContent } from './operation-content.ts';
import { nameOfOperation, type OperationPlace } from './operation-place.ts';
import { readParameters } from './read-parameters.ts';
import { type Located, propertiesOf, resolve } from './schema.ts';
import { createValidator } from './validator.ts';

/** What operations are read from. */
export interface Reading {
  readonly document: OpenApiDocument;
  readonly authentication: Authentication;
}

/** Reads what all operations have. */
export function describedOperation(
  { document, authentication }: Reading,
  at: OperationPlace,
  success: SuccessContent = successContent(document, at),
): DescribedOperation {
  const { method, path } = at;
  return {
    operationId: nameOfOperation(at),
    method,
    path,
    parameters: readParameters(document, at, authentication),
    success: successResponse(document, success),
  };
}

function successResponse(
  document: OpenApiDocument,
  { status, schema }: SuccessContent,
): SuccessResponse {
  if (schema === null) return { status, constants: {}, body: null };
  return {
    status,
    constants: constantsOf(document, schema),
    body: createValidator(document, schema.pointer),
  };
}

function constantsOf(document: OpenApiDocument, schema: Located): SuccessResponse['constants'] {
  const properties = Object.entries(propertiesOf(document, schema) ?? {});
  return Object.fromEntries(
    properties.flatMap(([name, property]) => {
      const { const: constant, default: wording = constant } = resolve(document, property).node;
      return wording === undefined ? [] : [[name, wording]];
    }),
  );
}
