import type { Authentication } from './authentication.ts';
import type { DescribedOperation, SuccessResponse } from './contract.ts';
import { describedErrors } from './described-errors.ts';
import { forResponses } from './for-requests.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type SuccessContent, successContent } from './operation-content.ts';
import { nameOfOperation, type OperationPlace } from './operation-place.ts';
import { readParameters } from './read-parameters.ts';
import { authenticationOf } from './read-security.ts';
import { type Located, propertiesOf, resolve, type SchemaObject } from './schema.ts';
import { createValidator } from './validator.ts';

/** What operations are read from. */
export interface Reading {
  readonly document: OpenApiDocument;
  /** How requests of an operation say who they are; one object for all that do it in the same way. */
  readonly authenticationOf: (operation: Located<SchemaObject>) => Authentication;
}

export function createReading(document: OpenApiDocument): Reading {
  const known = new Map<string, Authentication>();
  return {
    document,
    authenticationOf(operation) {
      const read = authenticationOf(document, operation);
      const text = JSON.stringify(read);
      const same = known.get(text) ?? read;
      known.set(text, same);
      return same;
    },
  };
}

/** Reads what all operations have. */
export function describedOperation(
  { document, authenticationOf }: Reading,
  at: OperationPlace,
  success: SuccessContent = successContent(document, at),
): DescribedOperation {
  const { method, path } = at;
  const authentication = authenticationOf(at.operation);
  return {
    operationId: nameOfOperation(at),
    method,
    path,
    authentication,
    parameters: readParameters(document, at, authentication),
    success: successResponse(document, success),
    errors: describedErrors(document, at),
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
    body: createValidator(forResponses(document), schema.pointer),
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
