import { isRecord, parsePointer, valueAt } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';

const fixed = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/**
 * The methods that a document describes at an address, in upper case; none where it describes no such
 * address. Of several templates that match it each counts: which one a server takes is its own affair.
 */
export function methodsAt(document: OpenApiDocument, address: string): readonly string[] {
  const paths = isRecord(document.paths) ? document.paths : {};
  const methods = Object.entries(paths).flatMap(([path, item]) =>
    matches(path, address) ? methodsOf(document, item) : [],
  );
  return [...new Set(methods)];
}

/** OpenAPI 3.2 section 4.8: methods without a field of their own stand in `additionalOperations`. */
function methodsOf(document: OpenApiDocument, item: unknown, followed = 0): readonly string[] {
  if (!isRecord(item)) return [];
  const { $ref, additionalOperations } = item;
  const elsewhere =
    typeof $ref === 'string' && $ref.startsWith('#') && followed < 10
      ? methodsOf(document, valueAt(document, parsePointer(decodeURI($ref.slice(1)))), followed + 1)
      : [];
  return [
    ...elsewhere,
    ...fixed.filter(method => item[method] !== undefined).map(method => method.toUpperCase()),
    ...(isRecord(additionalOperations) ? Object.keys(additionalOperations) : []),
  ];
}

/** Section 4.7.1: a name in braces stands for anything but a slash. What has one on either side may be the same. */
function matches(path: string, address: string): boolean {
  const [left, right] = [segments(path), segments(address)];
  return (
    left.length === right.length &&
    left.every((segment, index) => {
      const other = right[index] ?? '';
      return segment.includes('{') || other.includes('{') || segment === other;
    })
  );
}

/** Many routers take an address with a slash at its end, or in other letters, for the same. */
function segments(path: string): readonly string[] {
  return path.toLowerCase().replace(/\/$/, '').split('/');
}
