import { membersIn } from '../src/contract/json-pointer.ts';
import { $RefParser, json, oas2, oas3 } from './prism-parts.ts';
import type { Resource } from './prism-resource.ts';

/**
 * The operations of a document as Prism's own `getHttpOperationsFromSpec` reads them, from the same
 * libraries. That one loads a reader of Postman collections as well, which takes longer than all the
 * rest of Prism. References of the document are resolved in place.
 */
export async function readResources(document: Record<string, unknown>): Promise<Resource[]> {
  const resolved = membersIn(json.decycle(await new $RefParser().dereference(document)));
  const operations =
    'swagger' in resolved
      ? oas2.transformOas2Operations(resolved)
      : oas3.transformOas3Operations(resolved);
  // A schema that contains itself refers to the place in the document where it is.
  return operations.map(operation =>
    json.bundleTarget({
      document: { ...resolved, __target__: operation },
      path: '#/__target__',
      cloneDocument: false,
    }),
  );
}
