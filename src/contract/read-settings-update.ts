import { parseAnnotation } from './annotations.ts';
import type { SettingsUpdate, SuccessResponse } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { forRequests } from './for-requests.ts';
import type { Path } from './json-pointer.ts';
import { methodsAt } from './methods-at.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { requestContent, successContent } from './operation-content.ts';
import type { OperationPlace } from './operation-place.ts';
import { readShape } from './read-shape.ts';
import type { OperationRule, RuleCatalogue } from './rules.ts';
import { parseRuntimeExpression } from './runtime-expression.ts';
import { type Located, membersOf, propertiesOf, resolve, schemaAt, within } from './schema.ts';
import { refuseAnnotationsElsewhere } from './supported-operation.ts';
import { refuseAnnotationsBeside } from './unread-annotations.ts';
import { createValidator } from './validator.ts';

/** Reads one operation annotated with `x-settings-update`, checking that every place it names exists. */
export function readSettingsUpdate(
  document: OpenApiDocument,
  at: OperationPlace,
  catalogue: RuleCatalogue,
): SettingsUpdate {
  const { operation } = at;
  const mark = within(operation, 'x-settings-update');
  const annotation = parseAnnotation('settingsUpdate', mark.node, mark.pointer);
  const request = requestContent(document, at);
  const success = successContent(document, at);
  refuseAnnotationsElsewhere(document, at, success);
  const locate = (place: string, expression: string, body: Located) =>
    locateIn(document, body, expression, `${mark.pointer}/${place}`);

  const patch = locate('patch', annotation.patch, request.schema);
  const view = locate('view', annotation.view, success.schema);
  const where = 'stands outside of the patch';
  refuseAnnotationsBeside(document, request.schema, patch.path, where);
  refuseAnnotationsBeside(document, success.schema, view.path, where);
  const shape = readShape({ document, patch: patch.schema, view: view.schema });
  const guards = Object.entries(annotation.guards ?? {}).map(([key, flag]) => {
    if (!Object.hasOwn(shape.members, key)) {
      throw new ContractError(
        'annotation-dangling',
        within(mark, 'guards', key).pointer,
        `"${key}" is no key of the patch; name one of ${Object.keys(shape.members).join(', ')}`,
      );
    }
    return [key, locate(`guards/${key}`, flag, request.schema).path] as const;
  });
  const { operationId } = operation.node;

  return {
    operationId: typeof operationId === 'string' ? operationId : `${at.method} ${at.path}`,
    method: at.method,
    path: at.path,
    methodsAt: address => methodsAt(document, address),
    resource: annotation.resource,
    shape,
    patch: patch.path,
    read: { kind: 'in-answer', at: view.path },
    ...(annotation.cascade && {
      cascade: {
        when: locate('cascade/when', annotation.cascade.when, request.schema).path,
        to: annotation.cascade.to,
      },
    }),
    guards: Object.fromEntries(guards),
    success: {
      status: success.status,
      constants: constantsOf(document, success.schema),
      body: createValidator(document, success.schema.pointer),
    },
    request: createValidator(forRequests(document), request.schema.pointer),
    rules: readRules(within(operation, 'x-rules'), catalogue),
    examples: readExamples(document, request.content),
  };
}

function locateIn(
  document: OpenApiDocument,
  body: Located,
  text: string,
  place: string,
): { readonly path: Path; readonly schema: Located } {
  const expression = parseRuntimeExpression(text);
  const schema = expression && schemaAt(document, body, expression.path);
  if (expression !== null && schema !== null) return { path: expression.path, schema };
  const known = Object.keys(propertiesOf(document, body) ?? {});
  throw new ContractError(
    'annotation-dangling',
    place,
    known.length === 0
      ? `"${text}" names a place that the body's schema does not have, and it has none outside of alternatives; describe the body as an object with properties`
      : `"${text}" names a place that the body's schema does not have; name one of ${known.join(', ')}`,
  );
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

function readRules(at: Located, catalogue: RuleCatalogue): OperationRule[] {
  if (at.node === undefined) return [];
  const rules = parseAnnotation('operationRules', at.node, at.pointer);
  return Object.entries(rules).map(([id, rule]) => {
    if (catalogue[id]?.level === rule.level) return { id, ...rule };
    throw new ContractError(
      'annotation-dangling',
      within(at, id).pointer,
      `the document's root "x-rules" has no ${rule.level} rule of this name; add it there`,
    );
  });
}

function readExamples(document: OpenApiDocument, content: Located): Record<string, unknown> {
  const examples = membersOf(within(content, 'examples'));
  return Object.fromEntries(
    examples.map(([name, example]) => [name, resolve(document, example).node.value]),
  );
}
