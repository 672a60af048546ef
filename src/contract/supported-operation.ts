import { positionOf } from './document-walk.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { SuccessContent } from './operation-content.ts';
import type { OperationPlace } from './operation-place.ts';
import { type Located, membersOf, within } from './schema.ts';
import { refuseAnnotations } from './unread-annotations.ts';

/** Refuses annotations of what a request says beside its body, which is no part of the settings. */
export function refuseAnnotatedParameters(
  document: OpenApiDocument,
  { operation, item }: OperationPlace,
): void {
  for (const parameters of [within(item, 'parameters'), within(operation, 'parameters')])
    refuseAnnotations(document, parameters, 'stands on a parameter');
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
  refuseBelow(within(operation, 'responses'), [success.code]);
  refuseBelow(success.response, ['content']);
}
