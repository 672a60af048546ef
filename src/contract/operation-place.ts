import { ContractError } from './contract-error.ts';
import { walk } from './document-walk.ts';
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

/** The operations under `paths`, of which a path item may stand elsewhere (`components.pathItems`). */
export function annotatedOperations(document: OpenApiDocument): OperationPlace[] {
  return operationsBelow(document, 'paths', 'x-settings-update').map(({ name, ...place }) => ({
    path: name,
    ...place,
  }));
}

/** The outgoing events. */
export function annotatedWebhooks(document: OpenApiDocument) {
  return operationsBelow(document, 'webhooks', 'x-event');
}

function operationsBelow(document: OpenApiDocument, map: 'paths' | 'webhooks', annotation: string) {
  return membersOf(within({ node: document, pointer: '' }, map))
    .filter(([name]) => map === 'webhooks' || name.startsWith('/'))
    .flatMap(([name, at]) => {
      const item = resolve(document, at);
      return methods.flatMap(method => {
        const own = within(item, method);
        if (within(own, annotation).node === undefined) return [];
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
