import { ContractError } from './contract-error.ts';
import { walk } from './document-walk.ts';
import { isRecord } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type Located, membersOf, resolve, type SchemaObject, within } from './schema.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Where an annotated operation stands. */
export interface OperationPlace {
  readonly path: string;
  readonly method: string;
  readonly operation: Located<SchemaObject>;
  /** The path item that it is part of. */
  readonly item: Located<SchemaObject>;
}

/** The operations under `paths` that update settings. */
export function annotatedOperations(document: OpenApiDocument): OperationPlace[] {
  return operationsOf(document).filter(
    ({ operation }) => operation.node['x-settings-update'] !== undefined,
  );
}

/** The operations under `paths`, of which a path item may stand elsewhere (`components.pathItems`). */
export function operationsOf(document: OpenApiDocument): OperationPlace[] {
  return operationsBelow(document, 'paths').map(({ name, ...place }) => ({ path: name, ...place }));
}

/** What names an operation: its `operationId`, or else its method and path. */
export function nameOfOperation({ operation, method, path }: OperationPlace): string {
  const { operationId } = operation.node;
  return typeof operationId === 'string' ? operationId : `${method} ${path}`;
}

/** What an annotation says of another operation. */
export interface NamedOperation {
  readonly operationId: string;
  /** A place in its answer. */
  readonly at?: string | undefined;
  /** Where the annotation says so. */
  readonly pointer: string;
}

/** The operation that an annotation names. */
export function operationNamed(
  document: OpenApiDocument,
  { operationId: name, pointer }: NamedOperation,
): OperationPlace {
  const known = operationsOf(document);
  const found = known.find(
    at => nameOfOperation(at) === name || `${at.method} ${at.path}` === name,
  );
  if (found !== undefined) return found;
  throw new ContractError(
    'annotation-dangling',
    pointer,
    `"${name}" is no operation of the document; name one by its operationId, or as "get /path"`,
  );
}

/** The outgoing events. */
export function annotatedWebhooks(document: OpenApiDocument) {
  return webhooksOf(document).filter(({ operation }) => operation.node['x-event'] !== undefined);
}

/** The operations under `webhooks` (OpenAPI 3.1 section 4.8.1), annotated or not. */
export function webhooksOf(document: OpenApiDocument) {
  return operationsBelow(document, 'webhooks');
}

function operationsBelow(document: OpenApiDocument, map: 'paths' | 'webhooks') {
  return membersOf(within({ node: document, pointer: '' }, map))
    .filter(([name]) => map === 'webhooks' || name.startsWith('/'))
    .flatMap(([name, at]) => {
      const item = resolve(document, at);
      return methods.flatMap(method => {
        const own = within(item, method);
        if (!isRecord(own.node)) return [];
        return [{ name, method, item, operation: resolve(document, own) }];
      });
    });
}

/** Refuses what is annotated as an operation where none is looked for: in callbacks, on a path, in a component that no path refers to. */
export function refuseStrayOperations(document: OpenApiDocument, read: readonly Located[]): void {
  const known = new Set(read.map(({ pointer }) => pointer));
  const stray: ContractError[] = [];
  walk(
    { node: document, pointer: '' },
    {
      visit: ({ node, pointer }) => {
        for (const [name, home] of Object.entries(homes)) {
          if (node[name] !== undefined && !known.has(pointer))
            stray.push(new ContractError('annotation-unread', `${pointer}/${name}`, home));
        }
      },
    },
  );
  ContractError.throwAll(stray);
}

const homes = {
  'x-settings-update':
    'stands on no operation of "paths", where it would have no effect; move it to one',
  'x-event': 'stands on no POST of "webhooks", where it would have no effect; move it to one',
};
