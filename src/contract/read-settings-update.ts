import { parseAnnotation } from './annotations.ts';
import type { SettingsUpdate, SuccessResponse } from './contract.ts';
import { ContractError } from './contract-error.ts';
import type { Path } from './json-pointer.ts';
import { isRecord, valueAt } from './json-pointer.ts';
import { methodsAt } from './methods-at.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { OperationPlace } from './operation-place.ts';
import { readShape } from './read-shape.ts';
import type { OperationRule, RuleCatalogue } from './rules.ts';
import { parseRuntimeExpression } from './runtime-expression.ts';
import { propertiesOf, resolve, schemaAt } from './schema.ts';
import { createValidator } from './validator.ts';

/** Reads one operation annotated with `x-settings-update`, checking that every place it names exists. */
export function readSettingsUpdate(
  document: OpenApiDocument,
  at: OperationPlace,
  catalogue: RuleCatalogue,
): SettingsUpdate {
  const { operation, pointer } = at;
  const annotation = parseAnnotation(
    'settingsUpdate',
    operation['x-settings-update'],
    `${pointer}/x-settings-update`,
  );
  const request = requestContent(document, at);
  const { status, schema, content } = successContent(document, at);
  const place = (name: string, expression: string, body: unknown): Path =>
    locate(document, body, expression, `${pointer}/x-settings-update/${name}`);

  const patch = place('patch', annotation.patch, request.schema);
  const view = place('view', annotation.view, schema);
  const shape = readShape({
    document,
    patch: schemaAt(document, request.schema, patch, pointer),
    view: schemaAt(document, schema, view, pointer),
    name: pointer,
  });
  const guards = Object.entries(annotation.guards ?? {}).map(([key, flag]) => {
    if (!Object.hasOwn(shape.members, key)) {
      throw new ContractError(
        'annotation-dangling',
        `${pointer}/x-settings-update/guards/${key}`,
        `"${key}" is no key of the patch; name one of ${Object.keys(shape.members).join(', ')}`,
      );
    }
    return [key, place(`guards/${key}`, flag, request.schema)] as const;
  });

  return {
    operationId:
      typeof operation.operationId === 'string' ? operation.operationId : `${at.method} ${at.path}`,
    method: at.method,
    path: at.path,
    methodsAt: address => methodsAt(document, address),
    resource: annotation.resource,
    shape,
    patch,
    view,
    ...(annotation.cascade && {
      cascade: {
        when: place('cascade/when', annotation.cascade.when, request.schema),
        to: annotation.cascade.to,
      },
    }),
    guards: Object.fromEntries(guards),
    success: {
      status,
      constants: constantsOf(document, schema, pointer),
      body: createValidator(document, content),
    },
    request: createValidator(document, request.pointer),
    rules: readRules(operation['x-rules'], catalogue, pointer),
    examples: readExamples(document, request.content, pointer),
  };
}

function locate(document: OpenApiDocument, body: unknown, text: string, place: string): Path {
  const expression = parseRuntimeExpression(text);
  if (expression !== null && schemaAt(document, body, expression.path, place) !== undefined)
    return expression.path;
  throw new ContractError(
    'annotation-dangling',
    place,
    `"${text}" names a place that the body's schema does not have; name one of ${Object.keys(propertiesOf(document, body, place) ?? {}).join(', ')}`,
  );
}

/** The JSON media type object of the request body, resolved, with a pointer at its schema. */
function requestContent(document: OpenApiDocument, { operation, pointer }: OperationPlace) {
  const body = resolve(document, operation.requestBody, `${pointer}/requestBody`);
  const content = jsonContent(body, `${pointer}/requestBody`);
  return {
    content,
    schema: content.schema,
    pointer: schemaPointer(operation.requestBody, `${pointer}/requestBody`),
  };
}

function successContent(document: OpenApiDocument, { operation, pointer }: OperationPlace) {
  const responses = isRecord(operation.responses) ? operation.responses : {};
  const status = Object.keys(responses).find(code => /^2\d\d$/.test(code));
  if (status === undefined) {
    throw new ContractError(
      'document-invalid',
      `${pointer}/responses`,
      'a success response is missing; describe the 200',
    );
  }
  const place = `${pointer}/responses/${status}`;
  const { schema } = jsonContent(resolve(document, responses[status], place), place);
  return { status: Number(status), schema, content: schemaPointer(responses[status], place) };
}

function jsonContent(
  body: Readonly<Record<string, unknown>>,
  place: string,
): Readonly<Record<string, unknown>> {
  const content = valueAt(body, ['content', 'application/json']);
  if (isRecord(content) && content.schema !== undefined) return content;
  throw new ContractError(
    'document-invalid',
    place,
    'an application/json schema is missing; describe the body',
  );
}

/** A shared request body or response stands behind its own `$ref`. */
function schemaPointer(node: unknown, place: string): string {
  const reference = valueAt(node, ['$ref']);
  const base = typeof reference === 'string' ? reference.slice(1) : place;
  return `${base}/content/application~1json/schema`;
}

function constantsOf(
  document: OpenApiDocument,
  schema: unknown,
  place: string,
): SuccessResponse['constants'] {
  const properties = Object.entries(propertiesOf(document, schema, place) ?? {});
  return Object.fromEntries(
    properties.flatMap(([name, property]) => {
      const { const: constant, default: wording = constant } = resolve(
        document,
        property,
        `${place}/${name}`,
      );
      return wording === undefined ? [] : [[name, wording]];
    }),
  );
}

function readRules(
  annotation: unknown,
  catalogue: RuleCatalogue,
  pointer: string,
): OperationRule[] {
  if (annotation === undefined) return [];
  const rules = parseAnnotation('operationRules', annotation, `${pointer}/x-rules`);
  return Object.entries(rules).map(([id, rule]) => {
    if (catalogue[id]?.level === rule.level) return { id, ...rule };
    throw new ContractError(
      'annotation-dangling',
      `${pointer}/x-rules/${id}`,
      `the document's root "x-rules" has no ${rule.level} rule of this name; add it there`,
    );
  });
}

function readExamples(
  document: OpenApiDocument,
  content: unknown,
  pointer: string,
): Record<string, unknown> {
  const examples = valueAt(content, ['examples']);
  return Object.fromEntries(
    Object.entries(isRecord(examples) ? examples : {}).map(([name, example]) => [
      name,
      resolve(document, example, `${pointer}/examples/${name}`).value,
    ]),
  );
}
