import { type Authentication, fieldNames } from './authentication.ts';
import { ContractError } from './contract-error.ts';
import { positionOf } from './document-walk.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { SuccessContent } from './operation-content.ts';
import type { OperationPlace } from './operation-place.ts';
import { type Located, membersOf, resolve, within } from './schema.ts';
import { refuseAnnotations } from './unread-annotations.ts';

/** OpenAPI 3.1 section 4.8.12.2.1: a header parameter of these names says nothing. */
const ignoredHeaders = ['accept', 'content-type', 'authorization'];

/** Refuses an operation whose settings would depend on more than the tenant and the body. */
export function requireSupported(
  document: OpenApiDocument,
  { operation, item, path }: OperationPlace,
  authentication: Authentication,
): void {
  if (path.includes('{')) {
    throw new ContractError(
      'document-unsupported',
      within(operation, 'x-settings-update').pointer,
      `settings are kept for each tenant, and ${path} has some for each value of its parameters; annotate an operation without any`,
    );
  }
  const sent = [...ignoredHeaders, ...fieldNames(authentication).map(name => name.toLowerCase())];
  for (const parameters of [within(item, 'parameters'), within(operation, 'parameters')]) {
    refuseAnnotations(document, parameters, 'stands on a parameter');
    for (const [, at] of elementsOf(parameters)) {
      const { node, pointer } = resolve(document, at);
      const isSent = node.in === 'header' && sent.includes(String(node.name).toLowerCase());
      if (node.required !== true || isSent) continue;
      throw new ContractError(
        'document-unsupported',
        pointer,
        `the ${node.in} parameter "${node.name}" is required, and an update is its body and nothing else; let it be optional`,
      );
    }
  }
}

function elementsOf({ node, pointer }: Located): (readonly [string, Located])[] {
  const list = Array.isArray(node) ? node : [];
  return list.map((_, index) => [`${index}`, within({ node, pointer }, `${index}`)] as const);
}

/** Refuses annotations in everything that an operation says beside the bodies that its settings are read from. */
export function refuseAnnotationsElsewhere(
  document: OpenApiDocument,
  { operation }: OperationPlace,
  success: SuccessContent,
): void {
  const where = 'stands outside of the patch';
  const refuseBelow = (at: Located, except: readonly string[]) => {
    for (const [name, member] of membersOf(at)) {
      if (except.includes(name)) continue;
      refuseAnnotations(document, member, where, positionOf(name, member.node, 'object'));
    }
  };
  refuseBelow(operation, ['requestBody', 'responses', 'parameters']);
  refuseBelow(within(operation, 'responses'), [`${success.status}`]);
  refuseBelow(success.response, ['content']);
  refuseBelow(within(success.response, 'content'), ['application/json']);
}
