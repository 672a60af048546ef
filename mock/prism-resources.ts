import { transformOas2Operations } from '@stoplight/http-spec/oas2/operation';
import { transformOas3Operations } from '@stoplight/http-spec/oas3/operation';
import { bundleTarget, decycle } from '@stoplight/json';
import $RefParser from '@stoplight/json-schema-ref-parser';
import { membersIn } from '../src/contract/json-pointer.ts';
import type { Resource } from './prism-resource.ts';

/**
 * The operations of a document as Prism's own `getHttpOperationsFromSpec` reads them, from the same
 * libraries. That one loads a reader of Postman collections as well, which takes longer than all the
 * rest of Prism. References of the document are resolved in place.
 */
export async function readResources(document: Record<string, unknown>): Promise<Resource[]> {
  const resolved = membersIn(decycle(await new $RefParser().dereference(document)));
  const operations =
    'swagger' in resolved ? transformOas2Operations(resolved) : transformOas3Operations(resolved);
  // A schema that contains itself refers to the place in the document where it is.
  return operations.map(operation =>
    bundleTarget({
      document: { ...resolved, __target__: operation },
      path: '#/__target__',
      cloneDocument: false,
    }),
  );
}
