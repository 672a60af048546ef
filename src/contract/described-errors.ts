import type { DescribedError } from './contract.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { OperationPlace } from './operation-place.ts';
import { membersOf, resolve, within } from './schema.ts';

/** The answers of an operation that are no success, as the document names them. */
export function describedErrors(
  document: OpenApiDocument,
  { operation }: OperationPlace,
): readonly DescribedError[] {
  return membersOf(within(operation, 'responses'))
    .filter(([code]) => /^([45](\d\d|XX)|default)$/i.test(code))
    .map(([code, at]) => {
      const types = membersOf(within(resolve(document, at), 'content')).map(([type]) => type);
      const isProblem = types.some(type => /^application\/problem\+json\b/i.test(type));
      return { code: code.toUpperCase(), isProblem };
    });
}
