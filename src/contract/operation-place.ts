import { escapeToken, isRecord, valueAt } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Where an annotated operation stands. */
export interface OperationPlace {
  readonly path: string;
  readonly method: string;
  readonly operation: Readonly<Record<string, unknown>>;
  /** JSON pointer into the document. */
  readonly pointer: string;
}

export function annotatedOperations(document: OpenApiDocument): OperationPlace[] {
  const paths = isRecord(document.paths) ? document.paths : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap(method => {
      const operation = valueAt(item, [method]);
      if (!isRecord(operation) || operation['x-settings-update'] === undefined) return [];
      return [{ path, method, operation, pointer: `/paths/${escapeToken(path)}/${method}` }];
    }),
  );
}
